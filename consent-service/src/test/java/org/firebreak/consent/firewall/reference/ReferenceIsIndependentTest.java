// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.firebreak.consent.firewall.Scenarios;
import org.junit.jupiter.api.Test;

/// Two that share a function share its mistake.
class ReferenceIsIndependentTest {

  @Test
  void theReferenceKnowsNoTypeOfTheFirewall() {
    classes()
        .that()
        .haveNameMatching(".*\\.(NaiveFirewall|Facts|Verdict)(\\$.*)?")
        .should()
        .onlyDependOnClassesThat()
        .haveNameMatching(
            "java\\..*|org\\.jspecify\\..*|.*\\.(NaiveFirewall|Facts|Verdict|Scenarios)(\\$.*)?")
        .check(
            new ClassFileImporter()
                .importClasses(
                    NaiveFirewall.class,
                    NaiveFirewall.Reason.class,
                    Facts.class,
                    Facts.Body.class,
                    Facts.Permit.class,
                    Verdict.class,
                    Scenarios.class));
  }
}
