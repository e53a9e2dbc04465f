// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.Judgement;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.log.RangeCheck;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TilePath;
import org.firebreak.audit.log.TrustPolicy;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves the service, checked with the policy file and nothing else of the service.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PublicLogResourceTest {
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);

  @BeforeEach
  void sampleIsPublished() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    RunningLog.await(
        A_FEW_SECONDS,
        "a checkpoint of the sample",
        () -> given().get("/log/checkpoint").statusCode() == 200 && checkpoint().treeSize() >= 3);
  }

  private static SignedNote note() {
    byte[] body = given().get("/log/checkpoint").then().statusCode(200).extract().asByteArray();
    return SignedNote.ofBytes(body);
  }

  private static Checkpoint checkpoint() {
    return Checkpoint.of(note().text());
  }

  private static boolean isTrusted(SignedNote note) throws IOException {
    var policy = TrustPolicy.ofBytes(Files.readAllBytes(RealParts.logFiles().policy()));
    return policy.judge(note) instanceof Judgement.Signed signed && signed.quorumMet();
  }

  @Test
  void anyoneCanFetchTheSignedCheckpointAndTheTreeBelowIt() throws IOException {
    SignedNote note = note();
    assertThat(isTrusted(note)).isTrue();

    Checkpoint checkpoint = Checkpoint.of(note.text());
    var leafHashes = new ArrayList<Hash>();
    for (long tile = 0; leafHashes.size() < checkpoint.treeSize(); tile++) {
      int width = TilePath.width(0, tile, checkpoint.treeSize());
      leafHashes.addAll(tile(new TilePath.Hashes(0, tile, width)));
    }
    assertThat(Hashing.rootHash(leafHashes)).isEqualTo(checkpoint.rootHash());
  }

  private static List<Hash> tile(TilePath path) {
    byte[] bytes =
        given()
            .get("/log/" + path.text())
            .then()
            .statusCode(200)
            .header("Cache-Control", containsString("immutable"))
            .extract()
            .asByteArray();
    var hashes = new ArrayList<Hash>();
    for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
      hashes.add(Hash.of(java.util.Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
    }
    return hashes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/999",
        "tile/0/x001/000",
        "tile/7/000.p/1",
        "tile/0/0",
        "tile/64/000",
        "tile/0/000.p/256",
        "tile/0/000.p/0"
      })
  void aTileThatThePublishedTreeDoesNotHaveIsNotThere(String path) {
    given().get("/log/" + path).then().statusCode(404).body("code", equalTo("TILE_NOT_FOUND"));
  }

  /// Entries are for auditors.
  @Test
  void noEntryIsPublic() {
    given().get("/log/tile/entries/000.p/1").then().statusCode(404);
    given().get("/v1/entries/0/bundle").then().statusCode(401);
    given().get("/v1/log/export?from_index=0&to_index=1").then().statusCode(401);
    RunningLog.as("lantern-refuge", "agency").get("/v1/entries/0/bundle").then().statusCode(403);
  }

  @Test
  void aBundleProvesItsEntryWithoutTheService() throws IOException {
    byte[] file =
        auditor().get("/v1/entries/2/bundle").then().statusCode(200).extract().asByteArray();

    var bundle = ProofBundle.ofBytes(file);
    assertThat(isTrusted(bundle.note())).isTrue();
    assertThat(bundle.index()).isEqualTo(2);
    assertThat(bundle.proves(Checkpoint.of(bundle.note().text()).origin())).isTrue();
    assertThat(new String(bundle.entry(), StandardCharsets.UTF_8))
        .isEqualTo(auditor().get("/v1/entries/2/proof").jsonPath().getString("entry_text"));
  }

  @Test
  void anEntryIsBundledOnceItIsPublished() {
    auditor()
        .get("/v1/entries/1000000/bundle")
        .then()
        .statusCode(404)
        .body("code", equalTo("ENTRY_NOT_PUBLISHED"));
  }

  @Test
  void anExportProvesThatNothingIsLeftOut() throws IOException {
    Map<String, byte[]> file = export("from_index=1&to_index=3");

    assertThat(file.keySet()).containsExactly("range.proof", "leaves.bin", "entries.ndjson");
    RangeProof proof = RangeProof.ofBytes(Objects.requireNonNull(file.get("range.proof")));
    assertThat(isTrusted(proof.note())).isTrue();
    RangeCheck check = proof.check();
    String entries =
        new String(Objects.requireNonNull(file.get("entries.ndjson")), StandardCharsets.UTF_8);
    entries
        .lines()
        .forEach(line -> check.add(Hashing.leafHash(line.getBytes(StandardCharsets.UTF_8))));
    assertThat(check.result()).isEqualTo(RangeCheck.Result.HOLDS);
    assertThat(entries).endsWith("\n");
    assertThat(file.get("leaves.bin")).hasSize(2 * Hash.LENGTH);
  }

  @Test
  void aPeriodIsExportedFromItsFirstEntryToItsLast() throws IOException {
    RunningLog.await(A_FEW_SECONDS, "all published", () -> checkpoint().treeSize() >= 10);
    Map<String, byte[]> file = export(SampleEntries.PERIOD);
    assertThat(RangeProof.ofBytes(Objects.requireNonNull(file.get("range.proof"))).to())
        .isPositive();
  }

  private static Map<String, byte[]> export(String query) throws IOException {
    byte[] zip =
        auditor()
            .get("/v1/log/export?" + query)
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    var files = new LinkedHashMap<String, byte[]>();
    try (var input = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        files.put(entry.getName(), input.readAllBytes());
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from_index=0",
        "to_index=0",
        "from_index=3&to_index=3",
        "from_index=3&to_index=2",
        "from_index=0&to_index=1000000"
      })
  void aRangeThatCannotBeProvenIsRefused(String query) {
    auditor()
        .get("/v1/log/export?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("RANGE_NOT_PROVABLE"));
  }

  @Test
  void anExportWithoutAPeriodIsRefused() {
    auditor().get("/v1/log/export").then().statusCode(400).body("code", equalTo("PERIOD_REQUIRED"));
  }
}
