// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// Whether deliveries may go out to an organization: only to verified ones. Each stricter than the
/// one before.
public enum Membership {
  VERIFIED,
  UNVERIFIED,
  UNDER_REVIEW,
  SUSPENDED
}
