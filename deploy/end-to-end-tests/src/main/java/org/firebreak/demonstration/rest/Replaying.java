// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Has consent-service compute decisions again, as an auditor.
public final class Replaying {

  private static final int LARGEST_BATCH = 200;

  private final Session session;

  public Replaying(Session session) {
    this.session = session;
  }

  /// @param decisions as the log has them
  /// @return one item for each, in their order
  public List<JsonNode> replay(List<JsonNode> decisions) {
    var items = new ArrayList<JsonNode>();
    for (int from = 0; from < decisions.size(); from += LARGEST_BATCH) {
      var body = object();
      var batch = body.putArray("decisions");
      decisions.subList(from, Math.min(decisions.size(), from + LARGEST_BATCH)).forEach(batch::add);
      session
          .post(session.addresses().consents(), "v1/replays", body)
          .expecting(200)
          .body()
          .path("items")
          .forEach(items::add);
    }
    return items;
  }
}
