// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// What became of a wish to change an organization.
public sealed interface Change {

  record Changed(Revision revision) implements Change {}

  record Unchanged(Revision revision) implements Change {}

  record Refused(Refusal reason) implements Change {}
}
