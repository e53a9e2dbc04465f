// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import java.util.Set;

/// The realm's roles, as they stand in tokens.
public final class Roles {

  public static final String AGENCY = "agency";
  public static final String CASEWORKER = "caseworker";
  public static final String CONSENT_OFFICER = "consent_officer";
  public static final String QUARANTINE_REVIEWER = "quarantine_reviewer";
  public static final String DIRECTORY_EDITOR = "directory_editor";
  public static final String DIRECTORY_APPROVER = "directory_approver";
  public static final String AUDITOR = "auditor";

  /// Of another organization than the overseeing one: may read nothing that was not granted.
  public static final String EXTERNAL_AUDITOR = "external_auditor";

  /// Only referral-service's own client has it.
  public static final String STANDING_CHECKER = "standing_checker";

  public static final Set<String> ALL =
      Set.of(
          AGENCY,
          CASEWORKER,
          CONSENT_OFFICER,
          QUARANTINE_REVIEWER,
          DIRECTORY_EDITOR,
          DIRECTORY_APPROVER,
          AUDITOR,
          EXTERNAL_AUDITOR,
          STANDING_CHECKER);

  private Roles() {}
}
