// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// Seals nothing: **content is not encrypted**, neither in the topics nor in the database, and its
/// headers are not bound to it. What protects it is who may read the topics and the database.
@ApplicationScoped
public class PlainSeal implements Seal {

  private static final String KIND = "plain";

  @Override
  public Sealed seal(Place place, Map<String, String> authenticated, byte[] bytes) {
    return new Sealed(KIND, bytes);
  }

  @Override
  public Optional<byte[]> open(Place place, Map<String, String> authenticated, Sealed sealed) {
    return sealed.kind().equals(KIND) ? Optional.of(sealed.bytes()) : Optional.empty();
  }
}
