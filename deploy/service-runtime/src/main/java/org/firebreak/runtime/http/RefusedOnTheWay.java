// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// A refusal before any endpoint, such as that of Keycloak's authorization services, is a problem
/// like the others and not an empty answer.
@ApplicationScoped
class RefusedOnTheWay {

  private static final String PROBLEM =
      """
      {"status":403,"title":"Not permitted","code":"NOT_PERMITTED",\
      "detail":"The platform's authorization services do not permit this to the token's role. \
      The API's description names the role that it needs; ask your organization's administrator for it."}\
      """;

  void install(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(RefusedOnTheWay::answer);
  }

  private static void answer(RoutingContext context) {
    if (context.failure() instanceof ForbiddenException && !context.response().headWritten()) {
      context
          .response()
          .setStatusCode(403)
          .putHeader("content-type", "application/problem+json")
          .end(PROBLEM);
    } else {
      context.next();
    }
  }
}
