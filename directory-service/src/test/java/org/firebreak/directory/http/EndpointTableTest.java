// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import org.junit.jupiter.api.Test;

class EndpointTableTest {

  @Test
  void theTableOfRolesHoldsEveryEndpointThatThereIs() {
    var endpoints =
        new ClassFileImporter()
            .importPackages("org.firebreak.directory.http").stream()
                .flatMap(found -> found.getMethods().stream())
                .filter(EndpointTableTest::answersHttp)
                .toList();

    assertThat(Endpoint.ALLOWED).hasSameSizeAs(endpoints);
  }

  private static boolean answersHttp(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
  }
}
