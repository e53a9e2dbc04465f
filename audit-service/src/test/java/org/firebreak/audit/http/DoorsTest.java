// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.as;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, tried on every endpoint that there is.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DoorsTest {
  private static final List<Class<?>> RESOURCES =
      List.of(
          EntriesResource.class,
          EntriesCsvResource.class,
          ExportResource.class,
          LogResource.class,
          StatisticsResource.class);

  private static final List<String> OTHER_ROLES =
      List.of(
          "agency",
          "caseworker",
          "consent_officer",
          "quarantine_reviewer",
          "directory_editor",
          "directory_approver",
          "standing_checker");

  @BeforeEach
  void logHasAnEntry() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    RunningLog.await(
        Duration.ofSeconds(15),
        "a checkpoint of the sample",
        () -> auditor().get("/v1/log/export?" + SampleEntries.PERIOD).statusCode() == 200);
  }

  static Stream<String> endpoints() {
    return RESOURCES.stream()
        .flatMap(resource ->
            Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(jakarta.ws.rs.GET.class))
                .map(method -> address(resource, method)));
  }

  private static String address(Class<?> resource, Method method) {
    Path path = method.getAnnotation(Path.class);
    String below =
        path == null
            ? ""
            : "/" + path.value().replaceAll("\\{index: 0\\|\\[1-9]\\[0-9]\\{0,17}}", "0");
    return resource.getAnnotation(Path.class).value()
        + below
        + "?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z";
  }

  @Test
  void everyEndpointIsTried() {
    assertThat(endpoints()).hasSize(11).noneMatch(address -> address.contains("{"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void onlyAuditorsAreAnswered(String address) {
    // Consistency takes sizes, not times: it answers 400, but it answers.
    assertThat(auditor().get(address).statusCode()).isIn(200, 400);
    given().get(address).then().statusCode(401);
    as(RunningLog.AUDITOR).get(address).then().statusCode(403);
    for (String role : OTHER_ROLES) {
      as(RunningLog.AUDITOR, role).get(address).then().statusCode(403);
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void noImmigrationBodyIsAnsweredWhateverItsRoles(String address) {
    for (String barred : List.of("immigration-enforcement", "home-office")) {
      as(barred, "auditor", "agency")
          .get(address)
          .then()
          .statusCode(403)
          .body("code", equalTo("ORGANIZATION_BARRED"));
    }
    as("nobody-at-all", "auditor")
        .get(address)
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_UNKNOWN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void nothingIsWrittenThroughTheApi(String method) {
    for (String address : endpoints().toList()) {
      assertThat(auditor().request(method, address).statusCode()).isIn(404, 405);
    }
  }
}
