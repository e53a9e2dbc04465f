// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A row of `deploy/kafka/access.csv`: what a principal may, or must never, do with a resource.
///
/// @param principal a service's name, or `*` for everyone
public record AccessRule(
    String principal,
    AclPermissionType permission,
    ResourceType resource,
    PatternType pattern,
    String name,
    Set<AclOperation> operations) {

  public AccessRule {
    operations = Set.copyOf(operations);
  }

  public static List<AccessRule> all() {
    return Table.rows("access.csv").map(AccessRule::parse).toList();
  }

  /// Everyone who has an account at the broker, except its administrator.
  public static Set<String> principals() {
    return all().stream()
        .map(AccessRule::principal)
        .filter(principal -> !principal.equals("*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public boolean covers(ResourceType type, String resourceName) {
    return type == resource
        && (pattern == PatternType.PREFIXED
            ? resourceName.startsWith(name)
            : resourceName.equals(name));
  }

  public boolean concerns(String somebody) {
    return principal.equals("*") || principal.equals(somebody);
  }

  Stream<AclBinding> bindings() {
    ResourcePattern pattern = new ResourcePattern(resource, name, this.pattern);
    return operations.stream()
        .map(operation ->
            new AclBinding(
                pattern, new AccessControlEntry("User:" + principal, "*", operation, permission)));
  }

  private static AccessRule parse(String[] cells) {
    Set<AclOperation> operations =
        Arrays.stream(cells[5].split(","))
            .map(AclOperation::fromString)
            .collect(Collectors.toSet());
    return new AccessRule(
        cells[0],
        AclPermissionType.fromString(cells[1]),
        ResourceType.fromString(cells[2].equals("transactionalId") ? "TRANSACTIONAL_ID" : cells[2]),
        PatternType.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        cells[4],
        operations);
  }
}
