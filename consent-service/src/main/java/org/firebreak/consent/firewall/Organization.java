// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Set;
import org.firebreak.consent.OrganizationId;
import org.jspecify.annotations.Nullable;

/// An organization as the firewall needs it.
///
/// @param sector null: it has no inbox
/// @param immigrationFunction its own; {@link Directory#isBarred} also looks at what it is part of
/// @param names its name and aliases
public record Organization(
    OrganizationId id,
    @Nullable Sector sector,
    @Nullable OrganizationId partOf,
    boolean immigrationFunction,
    boolean verified,
    Set<String> names,
    Set<String> topics,
    Set<String> emailDomains,
    Set<String> webhookHosts) {

  public Organization {
    names = Set.copyOf(names);
    topics = Set.copyOf(topics);
    emailDomains = Set.copyOf(emailDomains);
    webhookHosts = Set.copyOf(webhookHosts);
  }
}
