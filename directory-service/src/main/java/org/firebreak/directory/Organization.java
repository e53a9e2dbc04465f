// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A public body, charity or firm, or a unit of one, in one of its states.
///
/// @param sector null: it has no inbox, so nothing can be delivered to it. An organization with an
///   immigration function never has one
/// @param partOf the organization that it is a unit of
/// @param topics topic names that address it
/// @param emailDomains an address at one of these, or below, addresses it
/// @param webhookHosts a web address at one of these, or below, addresses it
public record Organization(
    OrganizationId id,
    String name,
    @Nullable Sector sector,
    @Nullable OrganizationId partOf,
    ImmigrationFunction immigrationFunction,
    Membership membership,
    List<String> aliases,
    List<String> topics,
    List<String> emailDomains,
    List<String> webhookHosts) {

  public static final int MAX_NAME = 200;
  public static final int MAX_TOPIC = 249;
  public static final int MAX_HOST = 253;

  public Organization {
    aliases = List.copyOf(aliases);
    topics = List.copyOf(topics);
    emailDomains = List.copyOf(emailDomains);
    webhookHosts = List.copyOf(webhookHosts);
    requireLength(id, "name", MAX_NAME, List.of(name));
    requireLength(id, "alias", MAX_NAME, aliases);
    requireLength(id, "topic", MAX_TOPIC, topics);
    requireLength(id, "e-mail domain", MAX_HOST, emailDomains);
    requireLength(id, "webhook host", MAX_HOST, webhookHosts);
    if (sector != null && immigrationFunction != ImmigrationFunction.NONE) {
      throw new IllegalArgumentException(
          "%s has an immigration function, so it has no sector".formatted(id));
    }
    if (id.equals(partOf)) {
      throw new IllegalArgumentException("%s cannot be part of itself".formatted(id));
    }
  }

  public boolean hasImmigrationFunction() {
    return immigrationFunction != ImmigrationFunction.NONE;
  }

  /// Loses its sector, and with it its inbox, when it takes an immigration function on.
  Organization withImmigrationFunction(ImmigrationFunction function) {
    var kept = function == ImmigrationFunction.NONE ? sector : null;
    return new Organization(
        id, name, kept, partOf, function, membership, aliases, topics, emailDomains, webhookHosts);
  }

  Organization withMembership(Membership changed) {
    return new Organization(
        id,
        name,
        sector,
        partOf,
        immigrationFunction,
        changed,
        aliases,
        topics,
        emailDomains,
        webhookHosts);
  }

  Organization withSector(@Nullable Sector changed) {
    return new Organization(
        id,
        name,
        changed,
        partOf,
        immigrationFunction,
        membership,
        aliases,
        topics,
        emailDomains,
        webhookHosts);
  }

  Organization withName(String changed) {
    return new Organization(
        id,
        changed,
        sector,
        partOf,
        immigrationFunction,
        membership,
        aliases,
        topics,
        emailDomains,
        webhookHosts);
  }

  Organization withPartOf(OrganizationId changed) {
    return new Organization(
        id,
        name,
        sector,
        changed,
        immigrationFunction,
        membership,
        aliases,
        topics,
        emailDomains,
        webhookHosts);
  }

  private static void requireLength(
      OrganizationId id, String what, int longest, List<String> texts) {
    for (var text : texts) {
      if (text.isBlank() || text.length() > longest) {
        throw new IllegalArgumentException(
            "%s: %s of %d characters; 1 to %d are allowed"
                .formatted(id, what, text.length(), longest));
      }
    }
  }
}
