// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.EventId;
import org.jspecify.annotations.Nullable;

/// Holds and their reviews in memory.
public final class FakeQuarantine implements Holds, Reviews {

  private static final class Item {
    private Hold hold;
    private final @Nullable Routing routing;
    private byte @Nullable [] content;
    private final Map<Reviewer, Instant> seen = new HashMap<>();
    private @Nullable Proposal proposal;

    private Item(Hold hold, @Nullable Routing routing, byte @Nullable [] content) {
      this.hold = hold;
      this.routing = routing;
      this.content = content;
    }

    private void end(Hold.State state) {
      hold =
          new Hold(
              hold.event(),
              hold.kind(),
              hold.source(),
              hold.target(),
              hold.referralId(),
              hold.dispatchId(),
              hold.reasons(),
              hold.highRisk(),
              hold.heldAt(),
              hold.expiresAt(),
              state);
      content = null;
    }
  }

  private final Map<EventId, Item> items = new LinkedHashMap<>();
  private final Supplier<Directory> directory;
  private final Function<BasisId, Optional<Basis>> bases;

  public FakeQuarantine(Supplier<Directory> directory, Function<BasisId, Optional<Basis>> bases) {
    this.directory = directory;
    this.bases = bases;
  }

  public List<EventId> everything() {
    return List.copyOf(items.keySet());
  }

  @Override
  public void add(Hold hold, Optional<Routing> routing, Optional<byte[]> content) {
    items.putIfAbsent(hold.event(), new Item(hold, routing.orElse(null), content.orElse(null)));
  }

  @Override
  public Optional<Hold> find(EventId event) {
    return Optional.ofNullable(items.get(event)).map(item -> item.hold);
  }

  @Override
  public Optional<byte[]> contentOf(EventId event) {
    return Optional.ofNullable(items.get(event)).map(item -> item.content);
  }

  @Override
  public List<Hold> list(
      HoldKind kind,
      boolean open,
      Optional<OrganizationId> source,
      Optional<Place> after,
      int limit) {
    throw new UnsupportedOperationException("nobody lists here");
  }

  @Override
  public List<Hold> expire(Instant now) {
    var over = new ArrayList<Hold>();
    for (var item : items.values()) {
      if (item.hold.state() == Hold.State.OPEN && !item.hold.expiresAt().isAfter(now)) {
        item.end(Hold.State.EXPIRED);
        over.add(item.hold);
      }
    }
    return over;
  }

  @Override
  public long overdue(Instant since) {
    return items.values().stream()
        .map(item -> item.hold)
        .filter(hold -> hold.state() == Hold.State.OPEN && hold.highRisk())
        .filter(hold -> hold.kind() == HoldKind.FOR_A_PERSON && hold.heldAt().isBefore(since))
        .count();
  }

  @Override
  public Optional<HoldReview> lock(EventId held, Instant now) {
    var item = items.get(held);
    if (item == null || item.routing == null || item.hold.kind() != HoldKind.FOR_A_PERSON) {
      return Optional.empty();
    }
    return Optional.of(
        new HoldReview(
            new HeldReferral(item.hold, item.routing),
            Set.copyOf(item.seen.keySet()),
            Optional.ofNullable(item.proposal),
            directory.get(),
            item.routing.basis().flatMap(bases),
            now));
  }

  @Override
  public void seen(EventId held, Reviewer by, Instant at) {
    item(held).seen.put(by, at);
  }

  @Override
  public int seenSince(Reviewer by, Instant since) {
    return (int)
        items.values().stream()
            .map(item -> item.seen.get(by))
            .filter(at -> at != null && at.isAfter(since))
            .count();
  }

  @Override
  public void propose(EventId held, Proposal proposal) {
    item(held).proposal = proposal;
  }

  @Override
  public void end(EventId held, Hold.State as, Reviewer by, EventId next, Instant at) {
    assertThat(item(held).hold.state()).isEqualTo(Hold.State.OPEN);
    item(held).end(as);
  }

  private Item item(EventId held) {
    return Objects.requireNonNull(items.get(held));
  }
}
