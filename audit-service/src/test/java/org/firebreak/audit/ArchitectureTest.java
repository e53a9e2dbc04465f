// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.firebreak.runtime.rules.EndpointRules;
import org.firebreak.runtime.rules.LayerRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "org.firebreak.audit";

  @Test
  void eachRoomUsesItsOwnTechnologyAndTheDomain() {
    LayerRules.check(Entry.class, ROOT, "log");
  }

  /// Narrower than what is asked of pure rooms in general: an auditor can read the log's code
  /// without the service's.
  @Test
  void theLogUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".log")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".log")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT + ".log"));
  }

  @Test
  void everyEndpointNeedsARole() {
    EndpointRules.everyEndpointNeedsARole(ROOT);
  }
}
