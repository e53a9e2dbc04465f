// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The directory, as one of its editors uses it.
public final class Directory {

  private final Session session;
  private final URI directory;

  public Directory(Session session) {
    this.session = session;
    this.directory = session.addresses().directory();
  }

  /// Every organization that has an immigration function, or an ancestor that has one.
  public Set<String> barred() {
    Map<String, JsonNode> organizations = all();
    var barred = new TreeSet<String>();
    for (String id : organizations.keySet()) {
      if (isBarred(id, organizations)) {
        barred.add(id);
      }
    }
    return barred;
  }

  /// Toward stricter, which one editor may do alone; returns once no delivery to it can commit.
  public Answer bar(String organizationId) {
    var path = "v1/organizations/" + organizationId;
    var current = session.get(directory, path).expecting(200);
    var revision =
        current
            .headers()
            .firstValue("ETag")
            .orElse("\"" + current.body().path("revision").asText() + "\"");
    return session.send(
        "PUT",
        directory,
        path + "/immigration-function",
        Map.of("If-Match", revision),
        object().put("immigration_function", "enforcement"));
  }

  private Map<String, JsonNode> all() {
    var organizations = new HashMap<String, JsonNode>();
    String next = "";
    while (next != null) {
      var page =
          session
              .get(
                  directory,
                  "v1/organizations?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next))
              .expecting(200)
              .body();
      page.path("organizations")
          .forEach(one -> organizations.put(one.path("organization_id").asText(), one));
      next = page.hasNonNull("next_cursor") ? page.path("next_cursor").asText() : null;
    }
    return organizations;
  }

  private static boolean isBarred(String id, Map<String, JsonNode> organizations) {
    var seen = new HashSet<String>();
    var at = organizations.get(id);
    while (at != null && seen.add(at.path("organization_id").asText())) {
      if (!at.path("immigration_function").asText().equals("none")) {
        return true;
      }
      at = organizations.get(at.path("part_of").asText(""));
    }
    return false;
  }
}
