// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Http;

/// One operation of a service's OpenAPI document.
///
/// @param roles that the document says may call it
record Operation(String service, URI at, String method, String path, Set<String> roles) {

  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head");

  static List<Operation> all(String service, URI at, JsonNode document) {
    var operations = new ArrayList<Operation>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(
              new Operation(
                  service,
                  at,
                  member.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  roles(member.getValue())));
        }
      }
    }
    return operations;
  }

  private static Set<String> roles(JsonNode operation) {
    var roles = new TreeSet<String>();
    for (JsonNode requirement : operation.path("security")) {
      requirement.forEach(scopes -> scopes.forEach(scope -> roles.add(scope.asText())));
    }
    return roles;
  }

  /// Well-formed, and about nothing that exists.
  Answer call(Http http, Map<String, String> headers) {
    var address =
        path.replace("{index}", "999999999").replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var query =
        path.equals("/v1/entries") ? "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z" : "";
    boolean hasBody = !method.equals("GET");
    return http.send(
        method,
        at.resolve(address + query),
        headers,
        hasBody ? JsonNodeFactory.instance.objectNode() : null);
  }

  @Override
  public String toString() {
    return service + " " + method + " " + path;
  }
}
