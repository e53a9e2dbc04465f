// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.Person;
import org.firebreak.audit.erasure.ErasableId.Kind;
import org.firebreak.audit.log.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentTest {
  private static final UUID ID = UUID.fromString("5f7c2a52-0000-400a-9a55-020000000029");
  private static final CommitmentKey KEY =
      new CommitmentKey(
          HexFormat.of()
              .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  /// Computed with openssl: printf 'org.firebreak/audit/v1\\0referral\\0<id>' | openssl dgst
  /// -sha256 -mac HMAC -macopt hexkey:<key>. For as long as the log exists.
  @ParameterizedTest
  @CsvSource({
    "REFERRAL, 7a5f551bc05f39ba909949d00a8a18a8a37938e6a240505326644c117979d2d8",
    "DISPATCH, 33c6ed5fc7ecbb867be38a36b8097c75c82752c3c61df2ea7eedbfe7c891fe85",
    "BASIS, 4f34435b6f6e80fe522b7ab704f53c044cbcea77f01724b136e6adb2cc00005b"
  })
  void commitmentIsTheOneThatAnyoneWithTheKeyComputes(Kind kind, String expected) {
    assertThat(KEY.commit(new ErasableId(kind, ID)).hex()).isEqualTo(expected);
  }

  /// Under both keys, one behind the other, as openssl computes it.
  @Test
  void recordIsCommittedToUnderAllOfItsKeys() {
    List<ErasableId> ids = ErasableId.listOf(ID, ID, null);
    var keys = new Keyring(Map.of(ids.getFirst(), KEY, ids.getLast(), KEY));
    assertThat(keys.commit(ids, Hash.of(new byte[Hash.LENGTH])).hex())
        .isEqualTo("e6fa55268101720ef72df3e3f72d063b2b19662645bf8f6fbc2281d44038266f");
  }

  @Test
  void recordWithoutAnIdAndIdWithoutAKeyHaveNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keyring.EMPTY.commit(List.of(), Hash.of(new byte[Hash.LENGTH])));
    assertThatThrownBy(() -> Keyring.EMPTY.commit(new ErasableId(Kind.BASIS, ID)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(ID.toString());
  }

  /// Whoever kept the id and has the log, but no key, gets nowhere with what could stand in its
  /// place.
  @Test
  void withoutTheKeyTheIdLeadsNowhere() {
    var commitments = new EnumMap<Kind, Commitment>(Kind.class);
    for (Kind kind : Kind.values()) {
      commitments.put(kind, new SecureCommitmentKeys().get().commit(new ErasableId(kind, ID)));
    }
    byte[] zeros = new byte[CommitmentKey.LENGTH];
    byte[] idAsKey = ID.toString().substring(4).getBytes(UTF_8);
    for (byte[] guess : List.of(zeros, idAsKey, KEY.bytes())) {
      for (Kind kind : Kind.values()) {
        assertThat(commitments.values())
            .doesNotContain(new CommitmentKey(guess).commit(new ErasableId(kind, ID)));
      }
    }
    assertThat(commitments.values())
        .doesNotContain(new Commitment(Hash.sha256(ID.toString().getBytes(UTF_8))));
  }

  @Test
  void keysAreDifferentEachTime() {
    var keys = new SecureCommitmentKeys();
    assertThat(keys.get().bytes()).isNotEqualTo(keys.get().bytes()).hasSize(32);
  }

  @Test
  void entrysCommitmentsAreFoundAndNothingElse() {
    String hex = "ab".repeat(32);
    String other = "cd".repeat(32);
    assertThat(
            Commitment.in(
                """
                {"decision":{"basis":"%s","dispatch":"%s","reasons":["referral"]},"nonce":"%s","record":{"value":"%s"}}\
                """
                    .formatted(hex, other, "0".repeat(64), "1".repeat(64))
                    .getBytes(UTF_8)))
        .containsExactlyInAnyOrder(Commitment.ofHex(hex), Commitment.ofHex(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "AB", "zz"})
  void whatIsNoCommitmentIsRefused(String start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Commitment.ofHex(start.isEmpty() ? "" : start.repeat(start.equals("00") ? 31 : 32)));
  }

  @Test
  void neitherIdNorKeyIsInWhatIsLogged() {
    assertThat(new ErasableId(Kind.REFERRAL, ID)).hasToString("ErasableId[referral]");
    assertThat(KEY).hasToString("CommitmentKey[...]");
    assertThat(new Person("lantern-refuge", "a-subject")).hasToString("Person[lantern-refuge]");
  }
}
