// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// Who changes the directory.
public sealed interface Actor {

  /// @param subject the token's subject: opaque, the same for the same person, shown to nobody
  record Person(OrganizationId organization, Role role, String subject) implements Actor {}

  /// The import at the start of the service.
  record Import() implements Actor {}

  enum Role {
    DIRECTORY_EDITOR,
    DIRECTORY_APPROVER
  }
}
