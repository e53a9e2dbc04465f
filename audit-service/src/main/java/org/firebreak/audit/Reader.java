// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// Whose token reads, and in which role: never which person.
public record Reader(String organization, String role) {
  public static Reader auditor(String organization) {
    return new Reader(organization, "auditor");
  }

  /// @param organization another than the overseeing one
  public static Reader externalAuditor(String organization) {
    return new Reader(organization, "external_auditor");
  }
}
