// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.List;
import java.util.Optional;
import org.firebreak.consent.firewall.Chain;

/// What a held referral goes on with if people let it, beside its content.
///
/// @param sections labels as the source wrote them, in the content's order
public record Routing(List<String> sections, Optional<BasisId> basis, Chain chain) {
  public Routing {
    sections = List.copyOf(sections);
  }
}
