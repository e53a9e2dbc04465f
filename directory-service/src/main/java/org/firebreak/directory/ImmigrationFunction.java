// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// What an organization does in immigration control; each stricter than the one before.
public enum ImmigrationFunction {
  NONE,
  CASEWORK,
  ENFORCEMENT
}
