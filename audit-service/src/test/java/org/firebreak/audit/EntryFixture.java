// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firebreak.audit.erasure.CommitmentKey;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.Keyring;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.jspecify.annotations.Nullable;

/// Entries for tests: ids count up from 1, times go forward by a second.
public final class EntryFixture {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private EntryFixture() {}

  public static UUID id(int kind, long number) {
    return new UUID(0x5f7c2a520000400aL, 0x9a55000000000000L + ((long) kind << 40) + number);
  }

  /// A drop on partition 2 of the outbound topic.
  public static Decision decision(long number) {
    return decision(number, 2, number);
  }

  public static Decision decision(long number, int partition, @Nullable Long outboxNumber) {
    return new Decision(
        new Decision.Event(id(1, number), "referral", id(2, number), id(3, number), null),
        new Decision.Parties(
            "kent-police",
            "national-command-and-control-unit",
            "kent-police",
            null,
            "alias",
            0,
            null),
        new Decision.Matter(
            "specialist-support", List.of(), List.of(), null, null, id(4, 1), 1, false),
        new Decision.Verdict(
            Outcome.DROP,
            2,
            List.of("TARGET_HAS_IMMIGRATION_FUNCTION"),
            List.of(),
            null,
            null,
            null,
            null),
        new Decision.Grounds("1", null, "0000000000000000", 112, NOON.plusSeconds(number)),
        outboxNumber == null ? null : partition,
        outboxNumber,
        "referrals.outbound.v1/%d/%d".formatted(partition, number + 16));
  }

  public static Fact fact(long number, Optional<OutboxNumber> outboxNumber) {
    return new Fact(
        id(5, number),
        "consent-recorded",
        "consent-service",
        NOON.plusSeconds(number),
        new Fact.Actor("lantern-refuge", "agency"),
        new Fact.Subject(null, null, null, null, id(4, number), null, null, null, null),
        null,
        null,
        List.of(),
        List.of(),
        outboxNumber);
  }

  public static Received received(Entry entry, long offset) {
    return received(entry, offset, entry.identity());
  }

  /// @param value stands for the bytes of the record
  public static Received received(Entry entry, long offset, String value) {
    Hash hash = Hashing.leafHash(value.getBytes(StandardCharsets.UTF_8));
    return new Received(entry, new RecordReference("firewall.decisions.v1", 0, offset, hash));
  }

  /// For each id of the entry the same key in each run: the SHA-256 of its text.
  public static Keyring keyring(Entry entry) {
    return new Keyring(
        entry.ids().stream().collect(Collectors.toMap(Function.identity(), EntryFixture::key)));
  }

  public static CommitmentKey key(ErasableId id) {
    return new CommitmentKey(
        Hash.sha256(id.id().toString().getBytes(StandardCharsets.US_ASCII)).bytes());
  }

  /// Different each time, and the same in each run.
  public static CommitmentKeys countingKeys() {
    Nonces nonces = countingNonces();
    return () -> new CommitmentKey(nonces.get().bytes());
  }

  /// Different each time, and the same in each run.
  public static Nonces countingNonces() {
    var counter = new java.util.concurrent.atomic.AtomicLong();
    return () -> {
      byte[] bytes = new byte[Nonce.LENGTH];
      java.nio.ByteBuffer.wrap(bytes).putLong(24, counter.incrementAndGet());
      return new Nonce(bytes);
    };
  }
}
