// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The proofs by which `transparency-dev/merkle` (Apache-2.0) is tested, good ones and such as no
/// verifier may accept; and a head that the checksum database of Go signed, from the tests of
/// torchwood (BSD licensed).
class PublishedProofsTest {
  private static final String NO_HASH =
      Strict.base64("don't care 2".getBytes(StandardCharsets.US_ASCII));

  @Test
  void inclusionProofsAreAcceptedAndRefusedAsTheyMustBe() {
    var proofs =
        PublishedVectors.of("transparency-dev/merkle").texts("testdata/inclusion", ".json");
    assertThat(proofs).hasSizeGreaterThanOrEqualTo(98);
    for (String each : proofs) {
      assertThat(isIncluded(each)).as(each).isNotEqualTo(each.contains("\"wantErr\": true"));
    }
  }

  private static boolean isIncluded(String json) {
    try {
      return new InclusionProof(number(json, "leafIdx"), number(json, "treeSize"), hashes(json))
          .proves(hash(json, "leafHash"), hash(json, "root"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void consistencyProofsAreAcceptedAndRefusedAsTheyMustBe() {
    var proofs =
        PublishedVectors.of("transparency-dev/merkle").texts("testdata/consistency", ".json");
    assertThat(proofs).hasSizeGreaterThanOrEqualTo(98);
    for (String each : proofs) {
      // One good proof is of a text that is no hash: here that cannot be a root.
      boolean refused = each.contains("\"wantErr\": true") || each.contains(NO_HASH);
      assertThat(isConsistent(each)).as(each).isNotEqualTo(refused);
    }
  }

  private static boolean isConsistent(String json) {
    try {
      return new ConsistencyProof(number(json, "size1"), number(json, "size2"), hashes(json))
          .proves(hash(json, "root1"), hash(json, "root2"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Its sizes go up to 2^64-1; above 2^63-1 they are negative here, and refused.
  private static long number(String json, String name) {
    return Long.parseUnsignedLong(value(json, name, "([0-9]+)"));
  }

  private static Hash hash(String json, String name) {
    return Hash.of(Strict.base64(value(json, name, "\"([^\"]*)\"")));
  }

  private static List<Hash> hashes(String json) {
    String list = value(json, "proof", "(null|\\[[^\\]]*\\])");
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(list)
        .results()
        .map(found -> Hash.of(Strict.base64(found.group(1))))
        .toList();
  }

  private static String value(String json, String name, String form) {
    var found = Pattern.compile("\"" + name + "\":\\s*" + form).matcher(json);
    if (!found.find()) {
      throw new AssertionError(name + " is missing in " + json);
    }
    return found.group(1);
  }

  @Test
  void aHeadOfTheChecksumDatabaseOfGoIsVerified() {
    var key = NoteKey.of("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
    List<SignedNote> heads =
        PublishedVectors.of("FiloSottile/torchwood")
            .found(
                "cmd/litewitness/testdata/sumdb.txt",
                "(go\\.sum database tree\n[0-9]+\n[^\n]+\n\n(?:\u2014 sum[^\n]+\n)+)")
            .map(text -> SignedNote.ofBytes(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(heads).isNotEmpty();
    assertThat(heads)
        .allSatisfy(head -> assertThat(head.verifiedBy(List.of(key))).containsExactly(key));
    assertThat(Checkpoint.of(heads.getLast().text()).treeSize()).isEqualTo(35_225_469L);
  }
}
