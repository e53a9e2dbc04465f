// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firebreak.demonstration.InParallel;
import org.firebreak.stack.LocalStack;
import org.junit.jupiter.api.Test;

/// Over every operation of the four OpenAPI documents.
final class EndpointsIT {

  private static final int AT_ONCE = 8;

  private final SharedStack stack = SharedStack.get();
  private final List<Operation> everyOperation = everyOperation();
  private final List<Operation> operations =
      everyOperation.stream().filter(operation -> !operation.roles().isEmpty()).toList();
  private final Map<String, String> tokenByRole = tokens();

  /// The signed checkpoint, the hashes below it and months that are over are for everyone;
  /// everything else is not.
  @Test
  void everyOperationNamesItsRoles() {
    assertThat(operations).hasSizeGreaterThan(20);
    assertThat(everyOperation)
        .filteredOn(operation -> operation.roles().isEmpty())
        .extracting(Operation::path)
        .containsExactlyInAnyOrder(
            "/log/checkpoint", "/log/statistics/{month}", "/log/tile/{path}");
    assertThat(operations)
        .extracting(Operation::service)
        .contains(LocalStack.SERVICES.toArray(String[]::new));
  }

  @Test
  void everyOperationAsksForAToken() {
    refuse(401, Map.of());
    refuse(401, bearer("not-a-token"));
  }

  @Test
  void everyOperationRefusesABarredOrganization() {
    refuse(403, bearer(stack.tokens().ofOrganization("home-office")));
    refuse(403, bearer(stack.tokens().ofOrganization("kent-police-embedded-desk")));
  }

  @Test
  void everyOperationRefusesWhoLacksItsRoleAndNobodyElse() {
    var wrong = new ArrayList<String>();
    tokenByRole.forEach((role, token) -> {
      var answers =
          InParallel.map(operations, AT_ONCE, one -> one.call(stack.http(), bearer(token)));
      for (int i = 0; i < operations.size(); i++) {
        var operation = operations.get(i);
        boolean refused = answers.get(i).status() == 401 || answers.get(i).status() == 403;
        if (refused == operation.roles().contains(role)) {
          wrong.add(operation + " with role " + role + ": " + answers.get(i));
        }
        if (answers.get(i).status() >= 500) {
          wrong.add(operation + " failed: " + answers.get(i));
        }
      }
    });
    assertThat(wrong).isEmpty();
    stack
        .progress()
        .say("%d operations × %d roles walked".formatted(operations.size(), tokenByRole.size()));
  }

  /// Keycloak's authorization services refuse before the endpoint's own roles are asked.
  @Test
  void holdsForAPersonHaveASecondGuard() {
    var consents = stack.parts().service("consent-service").url();
    var holds = consents.resolve("/v1/holds/for-a-person");
    for (String role : List.of("agency", "caseworker", "consent_officer", "auditor")) {
      var answer = stack.http().get(holds, bearer(Objects.requireNonNull(tokenByRole.get(role))));
      assertThat(answer.status()).as(role).isEqualTo(403);
      assertThat(answer.code()).as(role).isEqualTo("NOT_PERMITTED");
    }
    var reviewer = bearer(Objects.requireNonNull(tokenByRole.get("quarantine_reviewer")));
    assertThat(stack.http().get(holds, reviewer).status()).isEqualTo(200);
  }

  private void refuse(int status, Map<String, String> headers) {
    InParallel.each(
        operations,
        AT_ONCE,
        operation ->
            assertThat(operation.call(stack.http(), headers).status())
                .as(operation.toString())
                .isEqualTo(status));
  }

  private Map<String, String> tokens() {
    var tokens = new LinkedHashMap<String, String>();
    tokens.put("agency", stack.tokens().ofOrganization("kent-police"));
    tokens.put("caseworker", stack.tokens().ofPerson("casey.sample"));
    tokens.put("consent_officer", stack.tokens().ofPerson("connie.sample"));
    tokens.put("quarantine_reviewer", stack.tokens().ofPerson("rory.sample"));
    tokens.put("directory_editor", stack.tokens().ofPerson("eddie.sample"));
    tokens.put("directory_approver", stack.tokens().ofPerson("avery.sample"));
    tokens.put("auditor", stack.tokens().ofPerson("audrey.sample"));
    tokens.put("standing_checker", stack.tokens().ofOrganization("referral-service"));
    return tokens;
  }

  private List<Operation> everyOperation() {
    var all = new ArrayList<Operation>();
    for (String name : LocalStack.SERVICES) {
      var service = stack.parts().service(name);
      var document =
          stack
              .http()
              .get(service.managementUrl().resolve("/q/openapi?format=json"), Map.of())
              .expecting(200)
              .text();
      try {
        all.addAll(Operation.all(name, service.url(), new ObjectMapper().readTree(document)));
      } catch (JsonProcessingException e) {
        throw new AssertionError(name + " describes itself in something that is not JSON", e);
      }
    }
    return all;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }
}
