// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.util.List;
import java.util.Locale;

/// Somebody invented who can sign in to the local stack with [Realm#SAMPLE_PASSWORD].
public record SamplePerson(String firstName, String role, String organizationId) {
  public static final List<SamplePerson> ALL =
      List.of(
          new SamplePerson("Casey", "caseworker", "lantern-refuge"),
          new SamplePerson("Connie", "consent_officer", "lantern-refuge"),
          new SamplePerson("Rory", "quarantine_reviewer", "northmoor-marac"),
          new SamplePerson("Robin", "quarantine_reviewer", "thistledown-helpline"),
          new SamplePerson("Eddie", "directory_editor", "firebreak-operator"),
          new SamplePerson("Avery", "directory_approver", "firebreak-operator"),
          new SamplePerson("Audrey", "auditor", "sample-oversight-office"),
          new SamplePerson("Auberon", "auditor", "sample-oversight-office"),
          new SamplePerson("Olive", "external_auditor", "sample-inspectorate"));

  public String username() {
    return firstName.toLowerCase(Locale.ROOT) + ".sample";
  }
}
