// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// An auditor can read each room without the ones that rest on it, and runs all of them with a JDK.
class ArchitectureTest {
  private static final String LOG = "org.firebreak.audit.log";
  private static final String DISK = "org.firebreak.audit.disk";
  private static final String RECOUNT = "org.firebreak.audit.recount";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.firebreak.audit");

  @Test
  void theLogUsesTheJdkAlone() {
    only(LOG, "java..", "org.jspecify..");
  }

  @Test
  void countingUsesTheLog() {
    only(RECOUNT, "java..", "org.jspecify..", LOG);
  }

  @Test
  void theVerifierUsesTheLogAndCounting() {
    only("org.firebreak.audit.verify", "java..", "org.jspecify..", LOG, RECOUNT);
  }

  @Test
  void theWitnessUsesTheLogAndTheJdksServer() {
    only(
        "org.firebreak.audit.witness",
        "java..",
        "com.sun.net.httpserver..",
        "org.jspecify..",
        LOG,
        DISK);
  }

  @Test
  void theDiskHoldsWhatTheLogSigns() {
    only(DISK, "java..", "org.jspecify..", LOG);
  }

  private static void only(String room, String... allowed) {
    var names = java.util.Arrays.copyOf(allowed, allowed.length + 1);
    names[allowed.length] = room;
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(names)
        .check(CLASSES);
  }
}
