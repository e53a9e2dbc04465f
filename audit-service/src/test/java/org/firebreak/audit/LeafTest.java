// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.fact;

import java.security.MessageDigest;
import java.util.Optional;
import org.firebreak.audit.log.Hash;
import org.junit.jupiter.api.Test;

class LeafTest {
  private static final Hash VALUE_HASH = Hash.of(new byte[Hash.LENGTH]);
  private static final RecordReference RECORD =
      new RecordReference("firewall.decisions.v1", 2, 57, VALUE_HASH);
  private static final Nonce NONCE = EntryFixture.countingNonces().get();

  /// Auditors hash these bytes for as long as the log exists: a change here needs a new version,
  /// not a new expectation.
  @Test
  void decisionIsWrittenInThisFormForEver() {
    assertThat(text(Leaf.of(decision(41), Optional.of(RECORD), NOON, NONCE)))
        .isEqualTo(
            """
            {"decision":{"basis_id":"5f7c2a52-0000-400a-9a55-040000000001","basis_version":1,"build":"0000000000000000",\
            "decided_at":"2026-11-22T12:00:41Z","directory_revision":112,"dispatch_id":"5f7c2a52-0000-400a-9a55-030000000029",\
            "event_id":"5f7c2a52-0000-400a-9a55-010000000029","findings":[],"high_risk":false,"hops":0,"kind":"referral",\
            "origin":"kent-police","origin_of_record":"referrals.outbound.v1/2/57","outbox_number":41,"outbox_partition":2,\
            "outcome":"drop","policy_version":"1","purpose":"specialist-support","reasons":["TARGET_HAS_IMMIGRATION_FUNCTION"],\
            "referral_id":"5f7c2a52-0000-400a-9a55-020000000029","road":"alias","rule":2,"sections":[],\
            "source_organization":"kent-police","target_organization":"national-command-and-control-unit","withheld":[]},\
            "logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001",\
            "record":{"offset":57,"partition":2,"topic":"firewall.decisions.v1",\
            "value_sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"version":1}\
            """);
  }

  @Test
  void factIsWrittenInThisFormForEver() {
    Fact fact = fact(7, Optional.of(new OutboxNumber("consent-service", 0, 3)));
    assertThat(text(Leaf.of(fact, Optional.empty(), NOON, NONCE)))
        .isEqualTo(
            """
            {"fact":{"acting_organization":"lantern-refuge","acting_role":"agency","at":"2026-11-22T12:00:07Z",\
            "basis_id":"5f7c2a52-0000-400a-9a55-040000000007","fact_id":"5f7c2a52-0000-400a-9a55-050000000007",\
            "kind":"consent-recorded","outbox_number":3,"outbox_partition":0,"producer":"consent-service","reasons":[]},\
            "logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001","version":1}\
            """);
  }

  @Test
  void unreadableRecordIsWrittenByItsHashAlone() {
    var unreadable = new Unreadable(RECORD, Unreadable.Reason.NOT_JSON, NOON);
    assertThat(text(Leaf.of(unreadable, Optional.of(RECORD), NOON, NONCE)))
        .isEqualTo(
            """
            {"logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001",\
            "record":{"offset":57,"partition":2,"topic":"firewall.decisions.v1",\
            "value_sha256":"0000000000000000000000000000000000000000000000000000000000000000"},\
            "unreadable":{"at":"2026-11-22T12:00:00Z","reason":"NOT_JSON"},"version":1}\
            """);
  }

  @Test
  void leafHashIsOverTheBytesWithTheFirstByteOfLeaves() throws Exception {
    Leaf leaf = Leaf.of(decision(1), Optional.of(RECORD), NOON, NONCE);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update((byte) 0);
    assertThat(leaf.hash().bytes()).isEqualTo(sha256.digest(leaf.bytes()));
  }

  /// Without the nonce, whoever saw a leaf hash could find its entry by trying all events of a day.
  @Test
  void sameEntryTwiceHasTwoHashes() {
    Nonces nonces = new SecureNonces();
    Leaf one = Leaf.of(decision(1), Optional.of(RECORD), NOON, nonces.get());
    Leaf other = Leaf.of(decision(1), Optional.of(RECORD), NOON, nonces.get());
    assertThat(one.hash()).isNotEqualTo(other.hash());
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  private static String text(Leaf leaf) {
    return new String(leaf.bytes(), UTF_8);
  }
}
