// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/// Refuses paths that two layers could read differently, before any of them reads one.
///
/// Path parameters and encoded separators bypass path-based security in this Quarkus release
/// (CVE-2026-39852 and CVE-2026-50559); no honest client of these APIs sends them.
@ApplicationScoped
class PathGuard {

  private static final int BEFORE_EVERYTHING = 100_000;
  private static final List<String> REFUSED =
      List.of(";", "%3b", "%2f", "%5c", "\\", "//", "..", "%2e", "%25", "%00");
  private static final String PROBLEM =
      """
      {"status":400,"title":"Path refused","code":"PATH_REFUSED",\
      "detail":"The path holds a character sequence that is never part of an address here, such as ; or an encoded slash. \
      Use the address as the documentation or a previous answer gave it."}\
      """;

  void install(@Observes Filters filters) {
    filters.register(PathGuard::check, BEFORE_EVERYTHING);
  }

  static boolean refuses(String uri) {
    var query = uri.indexOf('?');
    var path = (query < 0 ? uri : uri.substring(0, query)).toLowerCase(Locale.ROOT);
    return REFUSED.stream().anyMatch(path::contains);
  }

  private static void check(RoutingContext context) {
    if (refuses(context.request().uri())) {
      context
          .response()
          .setStatusCode(400)
          .putHeader("content-type", "application/problem+json")
          .end(PROBLEM);
    } else {
      context.next();
    }
  }
}
