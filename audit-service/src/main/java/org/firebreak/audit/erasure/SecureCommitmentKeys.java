// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

@ApplicationScoped
class SecureCommitmentKeys implements CommitmentKeys {
  private final SecureRandom random = new SecureRandom();

  @Override
  public CommitmentKey get() {
    byte[] bytes = new byte[CommitmentKey.LENGTH];
    random.nextBytes(bytes);
    return new CommitmentKey(bytes);
  }
}
