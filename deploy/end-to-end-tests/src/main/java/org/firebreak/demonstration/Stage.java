// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Observations.Read;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.demonstration.rest.Agency;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Fate;
import org.firebreak.demonstration.rest.Http;
import org.firebreak.demonstration.rest.Scope;
import org.firebreak.demonstration.rest.Sent;
import org.firebreak.demonstration.rest.Session;
import org.firebreak.demonstration.rest.Tokens;
import org.jspecify.annotations.Nullable;

/// What all scenes do alike: refer, wait until the source is told, read; and write it down.
final class Stage {

  /// The longest that anything is waited for; what takes longer than "seconds" breaks a promise
  /// long before.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Addresses addresses;
  private final InstantSource time;
  private final Http http = new Http();
  private final Tokens tokens;
  private final Journal journal = new Journal();
  private final Map<String, Agency> agencies = new ConcurrentHashMap<>();

  Stage(Addresses addresses, InstantSource time) {
    this.addresses = addresses;
    this.time = time;
    this.tokens = new Tokens(http, addresses, time);
  }

  Journal journal() {
    return journal;
  }

  Instant now() {
    return time.instant();
  }

  Addresses addresses() {
    return addresses;
  }

  Agency agency(String id) {
    return agencies.computeIfAbsent(id, _ -> new Agency(id, session(id)));
  }

  Bases bases(String id) {
    return new Bases(agency(id).session());
  }

  /// With the organization's own token.
  Session session(String organization) {
    return new Session(http, addresses, () -> tokens.ofOrganization(organization));
  }

  Session personSession(String username) {
    return new Session(http, addresses, () -> tokens.ofPerson(username));
  }

  /// A consent that covers everything that the draft's sections need, for an hour.
  UUID consent(String source, String target, Draft draft) {
    return Bases.recorded(
        bases(source).consent(reference(), scope(target, draft, now().plusSeconds(3600))));
  }

  /// A lawful basis other than consent.
  UUID lawfulBasis(String source, String target, Draft draft) {
    return Bases.recorded(bases(source).lawfulBasis(scope(target, draft, now().plusSeconds(3600))));
  }

  static Scope scope(String target, Draft draft, Instant until) {
    return new Scope(
        List.of(target),
        List.of(draft.purpose()),
        draft.sections().stream().map(section -> section.label()).toList(),
        until);
  }

  /// The person behind a case, as only the source knows them.
  static String reference() {
    return "sample-" + UUID.randomUUID();
  }

  /// A dispatch whose source was told what became of it.
  record Told(UUID referralId, Sent.Dispatched dispatch, Event event) {}

  Told refer(String source, Draft draft, Event.Kind kind) {
    long begun = System.nanoTime();
    var sent = agency(source).refer(draft);
    return hear(
        source, sent.referralId(), sent.only(), draft.targets().getFirst().basisId(), kind, begun);
  }

  Told cure(
      String source, Told held, @Nullable UUID basis, @Nullable String address, Event.Kind kind) {
    long begun = System.nanoTime();
    var cure = agency(source).cure(held.referralId(), held.dispatch().dispatchId(), basis, address);
    return hear(source, held.referralId(), cure, basis, kind, begun);
  }

  /// @param begun when the source began to wait, of the system's nano time
  Told hear(
      String source,
      UUID referralId,
      Sent.Dispatched dispatch,
      @Nullable UUID basis,
      Event.Kind kind,
      long begun) {
    var fate = await(source, referralId, dispatch.dispatchId(), it -> !it.isWaiting());
    var event =
        new Event(
            dispatch.eventId(),
            kind,
            basis,
            fate.told(),
            fate.reasons(),
            Duration.ofNanos(System.nanoTime() - begun));
    journal.add(event);
    return new Told(referralId, dispatch, event);
  }

  /// What the source is told once `enough` holds of it, or at the end of patience.
  Fate await(String source, UUID referralId, UUID dispatchId, Predicate<Fate> enough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var fate = agency(source).fate(referralId, dispatchId);
    while (!enough.test(fate) && System.nanoTime() < deadline) {
      sleep(BETWEEN_LOOKS);
      fate = agency(source).fate(referralId, dispatchId);
    }
    return fate;
  }

  /// How far its target knows that the consent is withdrawn, once it is that far or at the end of
  /// patience.
  String awaitWithdrawal(String source, Told received, String outcome) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var dispatch = received.dispatch().dispatchId();
    var found = agency(source).withdrawal(received.referralId(), dispatch);
    while (!found.equals(outcome) && System.nanoTime() < deadline) {
      sleep(BETWEEN_LOOKS);
      found = agency(source).withdrawal(received.referralId(), dispatch);
    }
    return found;
  }

  /// A target asks for content. A source may be told of a delivery before the inbox shows it.
  Answer read(String target, Sent.Dispatched dispatch) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var answer = agency(target).read(dispatch.dispatchId());
    while ((answer.status() == 404 || answer.status() == 503) && System.nanoTime() < deadline) {
      sleep(BETWEEN_LOOKS);
      answer = agency(target).read(dispatch.dispatchId());
    }
    journal.add(
        new Read(dispatch.eventId(), target, answer.expecting(200, 403).status() == 200, now()));
    return answer;
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
