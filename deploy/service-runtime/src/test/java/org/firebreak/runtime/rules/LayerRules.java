// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// The layout of a service: domain at the root, pure rooms beside it, one leaf package per
/// technology.
public final class LayerRules {

  private static final String[] LANGUAGE = {"java..", "org.jspecify.."};
  private static final String[] USE_CASE = {
    "jakarta.enterprise.context..", "jakarta.inject..", "jakarta.transaction.."
  };
  private static final String[] RUNTIME = {
    "io.quarkus..",
    "io.smallrye..",
    "org.eclipse.microprofile..",
    "jakarta.enterprise..",
    "jakarta.annotation..",
    "org.jboss.logging..",
    "com.fasterxml.jackson..",
    "io.micrometer..",
    "org.firebreak.runtime.."
  };
  private static final List<Leaf> LEAVES =
      List.of(
          new Leaf(
              "http", "jakarta.ws.rs..", "jakarta.validation..", "io.quarkiverse..", "io.vertx.."),
          new Leaf("signing"),
          new Leaf("kafka", "org.apache.kafka.."),
          new Leaf(
              "postgres",
              "jakarta.persistence..",
              "javax.sql..",
              "org.postgresql..",
              "org.hibernate.."));

  private record Leaf(String name, String... technology) {}

  private LayerRules() {}

  /// @param anyRootClass a class of the service, to find the service's own classes by: what it
  ///   takes from a jar under the same root is held to rules there
  /// @param rootPackage such as `org.firebreak.consent`
  /// @param pure packages below the root that may use the language, the root's types and each
  ///   other, and nothing else
  public static void check(Class<?> anyRootClass, String rootPackage, String... pure) {
    var classes = new ClassFileImporter().importPath(home(anyRootClass));
    if (!classes.contain(anyRootClass)) {
      throw new AssertionError(anyRootClass + " is not in " + rootPackage);
    }
    var rooms = Arrays.stream(pure).map(name -> name.split(":")[0]).toArray(String[]::new);
    var own = new ArrayList<>(List.of(rootPackage));
    Arrays.stream(rooms).map(name -> rootPackage + "." + name).forEach(own::add);

    only(classes, new String[] {rootPackage}, LANGUAGE, USE_CASE, own.toArray(String[]::new));
    for (var room : pure) {
      var parts = room.split(":");
      var home = rootPackage + "." + parts[0];
      if (isFromAJar(classes, home)) {
        continue;
      }
      only(
          classes,
          new String[] {home},
          LANGUAGE,
          Arrays.copyOfRange(parts, 1, parts.length),
          own.toArray(String[]::new));
    }
    for (var leaf : LEAVES) {
      var home = rootPackage + "." + leaf.name();
      if (classes.stream().anyMatch(found -> found.getPackageName().equals(home))) {
        own.add(home);
        only(
            classes,
            new String[] {home},
            LANGUAGE,
            USE_CASE,
            RUNTIME,
            leaf.technology(),
            own.toArray(String[]::new));
        own.removeLast();
      }
    }
    everyPackageIsARoom(classes, rootPackage, rooms);
    timeAndChanceAreInjected(classes, rootPackage, rooms);
  }

  /// A room that the service has no class of must be one of another module: no room is misspelt.
  private static boolean isFromAJar(JavaClasses classes, String room) {
    if (classes.stream().anyMatch(found -> found.getPackageName().equals(room))) {
      return false;
    }
    if (new ClassFileImporter().importPackages(room).isEmpty()) {
      throw new AssertionError("there is no room " + room);
    }
    return true;
  }

  private static Path home(Class<?> anyRootClass) {
    try {
      return Path.of(anyRootClass.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void only(JavaClasses classes, String[] home, String[]... allowed) {
    var names = Arrays.stream(allowed).flatMap(Arrays::stream).toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(home)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(names))
        .because("a room uses its own technology and the domain, never another room")
        .check(classes);
  }

  private static void everyPackageIsARoom(JavaClasses classes, String root, String... pure) {
    var rooms = new ArrayList<>(List.of(root));
    Arrays.stream(pure).map(name -> root + "." + name).forEach(rooms::add);
    LEAVES.forEach(leaf -> rooms.add(root + "." + leaf.name()));
    rule(
            classes().should().resideInAnyPackage(rooms.toArray(String[]::new)),
            "a newcomer knows each room from its name")
        .check(classes);
  }

  private static void timeAndChanceAreInjected(JavaClasses classes, String root, String... pure) {
    var rooms = new ArrayList<>(List.of(root));
    Arrays.stream(pure).map(name -> root + "." + name).forEach(rooms::add);
    var inRooms = resideInAnyPackage(rooms.toArray(String[]::new));
    rule(
            noClasses()
                .that(inRooms)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(java.util.Random.class),
            "a test takes time and ids from a table: inject InstantSource and Supplier<UUID>")
        .check(classes);
    rule(
            noFields().should().beAnnotatedWith("jakarta.inject.Inject"),
            "dependencies come in by the constructor, where a test can give others")
        .check(classes);
    rule(
            noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"),
            "output goes to the log, which is checked for personal data")
        .check(classes);
  }

  private static ArchRule rule(ArchRule rule, String reason) {
    return rule.because(reason).allowEmptyShould(true);
  }
}
