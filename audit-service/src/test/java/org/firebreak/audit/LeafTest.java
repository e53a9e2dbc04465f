// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.fact;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.CommitmentKey;
import org.firebreak.audit.erasure.Keyring;
import org.firebreak.audit.log.Hash;
import org.junit.jupiter.api.Test;

class LeafTest {
  private static final Hash VALUE_HASH = Hash.of(new byte[Hash.LENGTH]);
  private static final RecordReference RECORD =
      new RecordReference("firewall.decisions.v1", 2, 57, VALUE_HASH);
  private static final Nonce NONCE = EntryFixture.countingNonces().get();

  /// Auditors hash these bytes for as long as the log exists: a change here needs a new version,
  /// not a new expectation. Commitments here were computed with openssl, under the SHA-256 of each
  /// id's text as its key.
  @Test
  void decisionIsWrittenInThisFormForEver() {
    assertThat(text(leaf(decision(41), Optional.of(RECORD))))
        .isEqualTo(
            """
            {"decision":{"basis":"71131a363f67a87135fe182c5358ae3f415ed80b6415e92472dcab7df4d481fb",\
            "basis_version":1,"build":"0000000000000000",\
            "decided_at":"2026-11-22T12:00:41Z","directory_revision":112,"dispatch":"b0b3c1b7a7546249b0ea655d7d01f60c9902dde4cab5a7a0eaa4279ec66f4ba7",\
            "event_id":"5f7c2a52-0000-400a-9a55-010000000029","findings":[],"high_risk":false,"hops":0,"kind":"referral",\
            "origin":"kent-police","origin_of_record":"referrals.outbound.v1/2/57","outbox_number":41,"outbox_partition":2,\
            "outcome":"drop","policy_version":"1","purpose":"specialist-support","reasons":["TARGET_HAS_IMMIGRATION_FUNCTION"],\
            "referral":"ca492ea5fad06ea611d70a889ce9d266ddda3d880f4dc11668d72ef16830252e",\
            "road":"alias","rule":2,"sections":[],\
            "source_organization":"kent-police","target_organization":"national-command-and-control-unit","withheld":[]},\
            "logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001",\
            "record":{"offset":57,"partition":2,"topic":"firewall.decisions.v1",\
            "value":"9cf371c13b3f0b9f0013e9659c5f4e1a207b7049b1d40c09858524af61f6018c"},"version":2}\
            """);
  }

  @Test
  void factIsWrittenInThisFormForEver() {
    Fact fact = fact(7, Optional.of(new OutboxNumber("consent-service", 0, 3)));
    assertThat(text(leaf(fact, Optional.empty())))
        .isEqualTo(
            """
            {"fact":{"acting_organization":"lantern-refuge","acting_role":"agency","at":"2026-11-22T12:00:07Z",\
            "basis":"ad7d2ac71dc85a68e8896c42698c215c2b4e2ee605acf9e58815df10cea2c1ed",\
            "fact_id":"5f7c2a52-0000-400a-9a55-050000000007",\
            "kind":"consent-recorded","outbox_number":3,"outbox_partition":0,"producer":"consent-service","reasons":[]},\
            "logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001","version":2}\
            """);
  }

  @Test
  void unreadableRecordIsWrittenByItsHashAlone() {
    var unreadable = new Unreadable(RECORD, Unreadable.Reason.NOT_JSON, NOON);
    assertThat(text(leaf(unreadable, Optional.of(RECORD))))
        .isEqualTo(
            """
            {"logged_at":"2026-11-22T12:00:00Z",\
            "nonce":"0000000000000000000000000000000000000000000000000000000000000001",\
            "record":{"offset":57,"partition":2,"topic":"firewall.decisions.v1",\
            "value_sha256":"0000000000000000000000000000000000000000000000000000000000000000"},\
            "unreadable":{"at":"2026-11-22T12:00:00Z","reason":"NOT_JSON"},"version":2}\
            """);
  }

  @Test
  void leafHashIsOverTheBytesWithTheFirstByteOfLeaves() throws Exception {
    Leaf leaf = leaf(decision(1), Optional.of(RECORD));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update((byte) 0);
    assertThat(leaf.hash().bytes()).isEqualTo(sha256.digest(leaf.bytes()));
  }

  /// Without the nonce, whoever saw a leaf hash could find its entry by trying all events of a day.
  @Test
  void sameEntryTwiceHasTwoHashes() {
    Nonces nonces = new SecureNonces();
    Draft one = new Draft(decision(1), Optional.of(RECORD), NOON, nonces.get());
    Draft other = new Draft(decision(1), Optional.of(RECORD), NOON, nonces.get());
    assertThat(leaf(one).hash()).isNotEqualTo(leaf(other).hash());
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void entryIsTheSameOfTwoReferralsButForWhatTheirKeysHide() {
    Leaf one = leaf(decision(1), Optional.empty());
    Leaf other =
        Leaf.of(
            one.draft(),
            new Keyring(
                one.entry().ids().stream()
                    .collect(Collectors.toMap(id -> id, id -> new CommitmentKey(new byte[32])))));
    assertThat(other.hash()).isNotEqualTo(one.hash());
    assertThat(Commitment.in(other.bytes()))
        .hasSize(3)
        .doesNotContainAnyElementsOf(Commitment.in(one.bytes()));
    assertThat(hidden(other)).isEqualTo(hidden(one));
  }

  /// Nor the plain hash of the record that held them: whoever kept the ids could write it again.
  @Test
  void noIdAndNoHashOverOneIsInTheBytes() {
    Leaf leaf = leaf(decision(41), Optional.of(RECORD));
    assertThat(leaf.entry().ids()).hasSize(3);
    leaf.entry().ids().forEach(id -> assertThat(text(leaf)).doesNotContain(id.id().toString()));
    assertThat(text(leaf)).doesNotContain(VALUE_HASH.hex());
  }

  private static String hidden(Leaf leaf) {
    return text(leaf).replaceAll("[0-9a-f]{64}", "#");
  }

  private static Leaf leaf(Entry entry, Optional<RecordReference> record) {
    return leaf(new Draft(entry, record, NOON, NONCE));
  }

  private static Leaf leaf(Draft draft) {
    return Leaf.of(draft, EntryFixture.keyring(draft.entry()));
  }

  private static String text(Leaf leaf) {
    return new String(leaf.bytes(), UTF_8);
  }
}
