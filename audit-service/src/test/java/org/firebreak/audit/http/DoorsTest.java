// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.as;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who gets in, tried on every endpoint that there is: a new one is found by itself.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DoorsTest {
  /// Open to everyone, on purpose: tiles of hashes, checkpoints and statistics, in which nobody is
  /// found.
  private static final Set<String> PUBLIC = Set.of("PublicLogResource");

  /// Where auditors act and do not only read. None of it changes an entry.
  private static final List<String> ACTS =
      List.of("/v1/access-grants", "/v1/erasures", "/v1/legal-holds", "/v1/statements");

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final List<String> OTHER_ROLES =
      List.of(
          "agency",
          "caseworker",
          "consent_officer",
          "quarantine_reviewer",
          "directory_editor",
          "directory_approver",
          "standing_checker",
          // Before anything is granted to them.
          "external_auditor");

  /// A variable in an address, with its pattern if it has one.
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

  /// @param method of HTTP
  record Endpoint(String method, String address) {
    private static final String FROM = "2031-01-01T00:00:00Z";
    private static final String TO = "2031-02-01T00:00:00Z";

    /// With what each of them asks for at least, so that nobody is refused for what they left out.
    Response asked(RequestSpecification by) {
      String address = this.address + "?from=" + FROM + "&to=" + TO;
      if (method.equals("GET")) {
        return by.get(address);
      }
      return by.contentType("application/json")
          .body("{\"from\": \"%s\", \"to\": \"%s\"}".formatted(FROM, TO))
          .request(method, address);
    }

    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  @BeforeEach
  void logHasAnEntry() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    RunningLog.await(
        Duration.ofSeconds(15),
        "a checkpoint of the sample",
        () -> auditor().get("/v1/log/export?" + SampleEntries.PERIOD).statusCode() == 200);
  }

  static List<Endpoint> endpoints() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.firebreak.audit")
            .stream()
            .filter(each -> each.isAnnotatedWith(Path.class))
            .filter(each -> !PUBLIC.contains(each.getSimpleName()))
            .flatMap(resource -> resource.getMethods().stream().flatMap(each -> of(resource, each)))
            .distinct()
            .toList();
  }

  private static Stream<Endpoint> of(JavaClass resource, JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType())
        .filter(type -> type.isAnnotatedWith(HttpMethod.class))
        .map(type -> type.getAnnotationOfType(HttpMethod.class).value())
        .map(verb -> new Endpoint(verb, address(resource, method)));
  }

  private static String address(JavaClass resource, JavaMethod method) {
    String above = resource.getAnnotationOfType(Path.class).value();
    String below = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    String template =
        below.isEmpty() || below.startsWith("/") ? above + below : above + "/" + below;
    return VARIABLE.matcher(template).replaceAll(DoorsTest::value);
  }

  private static String value(MatchResult variable) {
    return switch (variable.group(1)) {
      case "index" -> "0";
      case "path" -> "000.p/1";
      default -> "22222222-5d0f-4d38-9a55-3f1f6b0f7a09";
    };
  }

  @Test
  void everyEndpointIsFound() {
    assertThat(endpoints())
        .extracting(Endpoint::toString)
        .noneMatch(endpoint -> endpoint.contains("{"))
        .contains(
            "GET /v1/entries",
            "GET /v1/entries.csv",
            "GET /v1/entries/0/proof",
            "GET /v1/log/export",
            "GET /v1/log/tile/entries/000.p/1",
            "POST /v1/erasures",
            "POST /v1/legal-holds/22222222-5d0f-4d38-9a55-3f1f6b0f7a09/lift/approval",
            "POST /v1/statements");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void onlyAuditorsAreAnswered(Endpoint endpoint) {
    assertAnswered(endpoint.asked(auditor()));
    endpoint.asked(given()).then().statusCode(401);
    endpoint.asked(as(RunningLog.AUDITOR)).then().statusCode(403);
    for (String role : OTHER_ROLES) {
      endpoint.asked(as(RunningLog.AUDITOR, role)).then().statusCode(403);
    }
  }

  /// By the resource itself, be it that something is missing, or that what is named is not there:
  /// an address that no resource has says NOT_FOUND.
  private static void assertAnswered(Response answer) {
    assertThat(answer.statusCode()).isIn(200, 201, 400, 404);
    if (answer.statusCode() == 404) {
      assertThat(answer.jsonPath().getString("code")).endsWith("_UNKNOWN");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void noImmigrationBodyIsAnsweredWhateverItsRoles(Endpoint endpoint) {
    for (String barred : List.of("immigration-enforcement", "home-office")) {
      endpoint
          .asked(as(barred, "auditor", "agency"))
          .then()
          .statusCode(403)
          .body("code", equalTo("ORGANIZATION_BARRED"));
    }
    endpoint
        .asked(as("nobody-at-all", "auditor"))
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_UNKNOWN"));
  }

  @Test
  void nothingIsWrittenButWhatAuditorsDo() {
    assertThat(endpoints())
        .filteredOn(endpoint -> !endpoint.method().equals("GET"))
        .allMatch(endpoint -> ACTS.stream().anyMatch(endpoint.address()::startsWith));
  }

  @Test
  void noAddressTakesAMethodThatItsResourceDoesNotHave() {
    List<Endpoint> there = endpoints();
    for (String address : there.stream().map(Endpoint::address).collect(Collectors.toSet())) {
      for (String method : METHODS) {
        var endpoint = new Endpoint(method, address);
        if (!there.contains(endpoint)) {
          assertThat(endpoint.asked(auditor()).statusCode()).as(endpoint.toString()).isIn(404, 405);
        }
      }
    }
  }
}
