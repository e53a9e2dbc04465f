// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.List;

/// No endpoint without a role. The run time denies unannotated ones too; this says so before
/// anything runs.
public final class EndpointRules {

  private EndpointRules() {}

  /// @param open classes whose endpoints are meant for everyone, by simple name
  public static void everyEndpointNeedsARole(String rootPackage, String... open) {
    var endpoints = endpoints(rootPackage);
    if (endpoints.isEmpty()) {
      throw new AssertionError("no endpoint found in " + rootPackage);
    }
    var unguarded =
        endpoints.stream()
            .filter(method -> !List.of(open).contains(method.getOwner().getSimpleName()))
            .filter(method -> !method.isAnnotatedWith(RolesAllowed.class))
            .filter(method -> !method.getOwner().isAnnotatedWith(RolesAllowed.class))
            .map(JavaMethod::getFullName)
            .toList();
    if (!unguarded.isEmpty()) {
      throw new AssertionError("endpoints without a role: " + unguarded);
    }
  }

  private static List<JavaMethod> endpoints(String rootPackage) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(rootPackage)
            .stream()
            .map(JavaClass::getMethods)
            .flatMap(java.util.Set::stream)
            .filter(EndpointRules::answersHttp)
            .toList();
  }

  private static boolean answersHttp(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
  }
}
