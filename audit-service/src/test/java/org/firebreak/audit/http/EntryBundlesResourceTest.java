// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.Interoperability;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TilePath;
import org.firebreak.audit.verify.AuditVerify;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole log, file by file, as a mirror keeps it.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EntryBundlesResourceTest {
  @TempDir private Path mirror;

  @BeforeEach
  void sampleIsPublished() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    RunningLog.await(
        Duration.ofSeconds(15),
        "a checkpoint of the sample",
        () -> auditor().get("/v1/log/export?" + SampleEntries.PERIOD).statusCode() == 200);
  }

  @Test
  void anAuditorMirrorsTheWholeLogAndTheVerifierReadsIt() throws IOException {
    long size = keepTree();
    int width;
    for (long index = 0; (width = TilePath.width(0, index, size)) > 0; index++) {
      var entries = new TilePath.Entries(index, width).text();
      keep(entries, fetched(auditor(), "/v1/log/" + entries));
    }

    var said = new ByteArrayOutputStream();
    AuditVerify.run(
        new PrintStream(said, true, UTF_8),
        "log",
        "--policy",
        RealParts.logFiles().policy().toString(),
        mirror.toString());
    // Not that all holds: other tests put into this log what contradicts itself.
    assertThat(said.toString(UTF_8))
        .contains(
            "Proven: the fingerprints of all %d entries lead to what was signed, and each entry has its fingerprint."
                .formatted(size));
  }

  /// With Go's own packages, which know nothing of this service but where its files are and the
  /// log's key.
  @Test
  void goReadsTheCheckpointTheTilesAndTheProofsThatAreGivenOut() throws Exception {
    Interoperability.assumeGo();
    long size = keepTree();
    keep("log.vkey", logKey());
    List<Long> indexes = List.of(0L, 1L, size / 2, size - 1);
    keep("inclusion.txt", lines(indexes, EntryBundlesResourceTest::inclusion));
    List<Long> sizes = List.of(1L, 2L, size / 2 + 1, size);
    keep("consistency.txt", lines(sizes, older -> consistency(older, size)));

    assertThat(Interoperability.go(mirror).lines())
        .containsExactly(
            "note firebreak.example/sample-log " + size,
            "tiles " + size,
            "inclusion 4",
            "consistency 4");
  }

  private static byte[] logKey() throws IOException {
    String policy = Files.readString(RealParts.logFiles().policy());
    return policy.lines().findFirst().orElseThrow().replaceFirst("^log ", "").getBytes(UTF_8);
  }

  private static byte[] lines(List<Long> of, LongFunction<String> line) {
    return of.stream().map(line::apply).collect(Collectors.joining("\n")).getBytes(UTF_8);
  }

  private static String inclusion(long index) {
    JsonPath given = auditor().get("/v1/entries/%d/proof".formatted(index)).jsonPath();
    return Interoperability.line(
        new InclusionProof(given.getLong("index"), given.getLong("tree_size"), hashes(given)),
        Hash.ofHex(given.getString("leaf_hash")),
        Hash.ofHex(given.getString("root_hash")));
  }

  private static String consistency(long older, long newer) {
    JsonPath given =
        auditor().get("/v1/log/consistency?from=%d&to=%d".formatted(older, newer)).jsonPath();
    return Interoperability.line(
        new ConsistencyProof(older, newer, hashes(given)),
        Hash.ofHex(given.getString("from.root_hash")),
        Hash.ofHex(given.getString("to.root_hash")));
  }

  private static List<Hash> hashes(JsonPath given) {
    return given.getList("hashes", String.class).stream().map(Hash::ofHex).toList();
  }

  /// The checkpoint and the tiles of its tree, which anyone may fetch.
  ///
  /// @return how many entries the tree has
  private long keepTree() throws IOException {
    byte[] checkpoint = given().get("/log/checkpoint").asByteArray();
    keep("checkpoint", checkpoint);
    long size = Checkpoint.of(SignedNote.ofBytes(checkpoint).text()).treeSize();
    for (int level = 0; TilePath.width(level, 0, size) > 0; level++) {
      int width;
      for (long index = 0; (width = TilePath.width(level, index, size)) > 0; index++) {
        var path = new TilePath.Hashes(level, index, width).text();
        keep(path, fetched(given(), "/log/" + path));
      }
    }
    return size;
  }

  private void keep(String path, byte[] bytes) throws IOException {
    Path file = mirror.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] fetched(RequestSpecification request, String path) {
    return request.get(path).then().statusCode(200).extract().asByteArray();
  }

  @Test
  void everyReadingIsRecorded() {
    long before = auditor().get("/v1/log/head").jsonPath().getLong("tree_size");
    auditor().get("/v1/log/tile/entries/000.p/2").then().statusCode(200);

    assertThat(auditor().get("/v1/log/head").jsonPath().getLong("tree_size")).isGreaterThan(before);
    assertThat(auditor().get("/v1/entries/" + before).asString())
        .contains("\"kind\":\"entries-queried\"", "\"count\":2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "000.p/0", "000.p/256", "0", "x999/999/999/999/999/999", "abc"})
  void aBundleThatThePublishedTreeDoesNotHaveIsNotThere(String path) {
    auditor()
        .get("/v1/log/tile/entries/" + path)
        .then()
        .statusCode(404)
        .body("code", equalTo("ENTRIES_NOT_FOUND"));
  }

  @Test
  void onlyAuditorsAreAnswered() {
    String path = "/v1/log/tile/entries/000.p/1";
    given().get(path).then().statusCode(401);
    RunningLog.as("lantern-refuge", "agency").get(path).then().statusCode(403);
    RunningLog.as(RunningLog.AUDITOR).get(path).then().statusCode(403);
  }
}
