// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.demonstration.rest.Auditor;
import org.firebreak.demonstration.rest.Http;
import org.firebreak.demonstration.rest.Replaying;
import org.firebreak.demonstration.rest.Session;
import org.firebreak.demonstration.rest.Tokens;
import org.firebreak.demonstration.rest.UnexpectedAnswer;

/// Computes every decision of a period again, on a platform that runs, and reports what differs;
/// and which past deliveries today's directory would refuse.
///
/// Exit code 0: all came out the same. 1: some did not, or could not be computed. 2: wrong
/// arguments, or the platform does not answer.
public final class Replay {

  private static final int SHOWN = 20;
  private static final String USAGE =
      """
      usage: replay [from=INSTANT] [to=INSTANT] [consents=URL audit=URL issuer=URL]
        from, to   such as 2026-11-22T00:00:00Z; without them the last day until now
      """;

  private Replay() {}

  public static void main(String[] arguments) {
    var words = new HashMap<String, String>();
    for (String argument : arguments) {
      var parts = argument.split("=", 2);
      words.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    try {
      var to = words.containsKey("to") ? Instant.parse(words.get("to")) : Instant.now();
      var from =
          words.containsKey("from")
              ? Instant.parse(words.get("from"))
              : to.minus(Duration.ofDays(1));
      System.exit(replay(session(words), from, to));
    } catch (DateTimeException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    } catch (UncheckedIOException | UnexpectedAnswer e) {
      System.err.println("The platform does not answer (`make run` starts one here): " + e);
      System.exit(2);
    }
  }

  private static Session session(Map<String, String> words) {
    var given = new HashMap<String, URI>();
    for (String name : List.of("consents", "audit", "issuer")) {
      if (words.containsKey(name)) {
        given.put(name, URI.create(words.get(name)));
      }
    }
    var addresses = Addresses.documented().replacedBy(given);
    var http = new Http();
    var tokens = new Tokens(http, addresses, Clock.systemUTC());
    return new Session(http, addresses, () -> tokens.ofOrganization(Auditor.ORGANIZATION));
  }

  private static int replay(Session session, Instant from, Instant to) {
    var decisions = new ArrayList<JsonNode>();
    new Auditor(session)
        .pages(
            from,
            to,
            "decision",
            page -> {
              page.body().path("items").forEach(item -> decisions.add(Auditor.decision(item)));
              System.out.printf("%d decisions read%n", decisions.size());
            });
    var items = new Replaying(session).replay(decisions);
    long same = items.stream().filter(item -> is(item, "same")).count();
    System.out.printf(
        "%d decisions from %s to %s: %d the same, %d different, %d not computed%n",
        items.size(),
        from,
        to,
        same,
        items.stream().filter(item -> is(item, "different")).count(),
        items.stream().filter(item -> is(item, "not-computed")).count());
    items.stream()
        .filter(item -> !is(item, "same"))
        .limit(SHOWN)
        .forEach(item -> System.out.println("  " + item));
    var refused = items.stream().filter(Replay::wouldBeRefusedToday).toList();
    System.out.printf(
        "%d of %d deliveries would be refused by today's directory%n",
        refused.size(), items.stream().filter(item -> item.hasNonNull("today")).count());
    refused.stream()
        .limit(SHOWN)
        .forEach(item ->
            System.out.printf(
                "  %s %s%n", item.path("event_id").asText(), item.path("today").path("reasons")));
    return same == items.size() ? 0 : 1;
  }

  private static boolean is(JsonNode item, String result) {
    return item.path("result").asText().equals(result);
  }

  private static boolean wouldBeRefusedToday(JsonNode item) {
    return item.hasNonNull("today")
        && !item.path("today").path("outcome").asText().equals("deliver");
  }
}
