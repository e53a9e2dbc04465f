// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Groups of witnesses, and who of them must sign: the cases, and the keys, by which
/// `transparency-dev/formats` (Apache-2.0) is tested.
class PublishedQuorumsTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("audit.example/log", 0, Hashing.EMPTY_ROOT);
  private static final NoteSigner LOG =
      NoteSigner.generate(CHECKPOINT.origin(), NoteKey.Type.NOTE, new SecureRandom());

  /// A group that asks for none of its members cannot be written in a policy, and is left out.
  @Test
  void quorumsOfWitnessesAreMetAsPublished() {
    var vectors = PublishedVectors.of("transparency-dev/formats");
    var file = "witness/witness_test.go";
    var keys = vectors.found(file, "_vkey += \"([^\"]*)\"").toList();
    var secrets = vectors.found(file, "_skey += \"([^\"]*)\"").map(NoteSigner::of).toList();
    assertThat(secrets).extracting(each -> each.key().text()).isEqualTo(keys).hasSize(3);
    var cosigners = secrets.stream().map(PublishedQuorumsTest::cosigner).toList();
    var cases =
        vectors
            .found(file, "(group: +NewGroup(?:(?!group:).)*?expectSatisfied: [a-z]+)")
            .filter(each -> !each.contains("NewGroup(0"))
            .toList();
    assertThat(cases).hasSize(8);
    for (String each : cases) {
      assertThat(isMet(each, cosigners)).as(each).isEqualTo(each.endsWith("true"));
    }
  }

  private static NoteSigner cosigner(NoteSigner published) {
    byte[] typed = Strict.base64(published.text().substring(published.text().lastIndexOf('+') + 1));
    byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
    var key =
        new NoteKey(published.key().name(), NoteKey.Type.COSIGNATURE, Ed25519.publicKeyOf(seed));
    return NoteSigner.of("PRIVATE+KEY+" + key.text(seed));
  }

  private static boolean isMet(String published, List<NoteSigner> cosigners) {
    var witnesses =
        cosigners.stream()
            .map(each -> new TrustPolicy.Witness(each.key().name(), each.key(), Optional.empty()))
            .toList();
    var lines = published.split("\n");
    var policy =
        new TrustPolicy(
            List.of(new TrustPolicy.Log(LOG.key(), Optional.empty())),
            witnesses,
            group(new ArrayList<>(Arrays.asList(lines[0].split("[(, ]+|(?=\\))"))), witnesses));
    var note = SignedNote.of(CHECKPOINT.text(), LOG);
    for (int i = 0; i < cosigners.size(); i++) {
      if (lines[1].contains("wit%dSign".formatted(i + 1))) {
        note = note.and(cosigners.get(i).sign(CHECKPOINT.text(), 1));
      }
    }
    return policy.judge(note) instanceof Judgement.Signed signed && signed.quorumMet();
  }

  /// @param words as in `NewGroup 2 wit1 NewGroup 1 wit2 wit3 ) )`; those that were read are taken
  ///   away
  private static TrustPolicy.Group group(List<String> words, List<TrustPolicy.Witness> witnesses) {
    while (!words.removeFirst().equals("NewGroup")) {}
    int needed = Integer.parseInt(words.removeFirst());
    var members = new ArrayList<TrustPolicy.Member>();
    while (!words.getFirst().startsWith(")")) {
      if (words.getFirst().equals("NewGroup")) {
        members.add(group(words, witnesses));
      } else {
        members.add(witnesses.get(words.removeFirst().charAt(3) - '1'));
      }
    }
    words.removeFirst();
    return new TrustPolicy.Group("group", needed, members);
  }
}
