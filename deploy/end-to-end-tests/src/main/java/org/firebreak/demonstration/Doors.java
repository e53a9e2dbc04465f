// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.Where;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Session;
import org.firebreak.demonstration.rest.UnexpectedAnswer;

/// Every barred organization that has sample credentials knocks at every service with them.
final class Doors {

  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final Stage stage;

  Doors(Stage stage) {
    this.stage = stage;
  }

  void play(Iterable<String> barred, Progress progress) {
    var attempts = new ArrayList<Attempt>();
    for (String organization : barred) {
      knock(organization, attempts);
    }
    attempts.forEach(stage.journal()::add);
    progress.say(
        "%d of %d requests of barred organizations refused"
            .formatted(attempts.stream().filter(Attempt::refused).count(), attempts.size()));
  }

  private void knock(String organization, List<Attempt> attempts) {
    var session = stage.session(organization);
    var at = stage.addresses();
    try {
      add(attempts, organization, session.get(at.referrals(), "v1/inbox"));
      add(attempts, organization, post(session, at.referrals(), "v1/referrals"));
      add(attempts, organization, post(session, at.consents(), "v1/consents"));
      add(attempts, organization, session.get(at.consents(), "v1/holds/curable"));
      add(attempts, organization, session.get(at.audit(), "v1/log/head"));
      add(attempts, organization, session.get(at.directory(), "v1/organizations"));
    } catch (UnexpectedAnswer noToken) {
      if (noToken.status() != 401) {
        throw noToken;
      }
      // Units without credentials of their own cannot even knock.
    }
  }

  private static Answer post(Session session, URI service, String path) {
    return session.send("POST", service, path, Map.of("Idempotency-Key", "knock"), EMPTY);
  }

  private static void add(List<Attempt> attempts, String organization, Answer answer) {
    attempts.add(new Attempt(Where.DOOR, organization, answer.toString(), answer.status() == 403));
  }
}
