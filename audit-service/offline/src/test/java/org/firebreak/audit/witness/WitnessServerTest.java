// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSignature;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The witness as a log meets it: C2SP tlog-witness, "HTTP Interface".
class WitnessServerTest {
  private static final String CHECKPOINT =
      "/" + AddCheckpoint.originHash(SampleLog.ORIGIN).hex() + "/checkpoint";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final SampleLog log = SampleLog.ofSize(12);
  private final NoteSigner signer =
      NoteSigner.generate("witness.example/1", NoteKey.Type.COSIGNATURE, new SecureRandom());
  private final HeldInMemory held = new HeldInMemory();
  private final BlockingQueue<String> journal = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private WitnessServer server;

  @BeforeEach
  void start() throws IOException {
    server = serve(held);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  private WitnessServer serve(Held kept) throws IOException {
    var witness = new Witness(List.of(log.signer().key()), signer, kept, InstantSource.system());
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return WitnessServer.start(address, witness, journal::add);
  }

  private HttpResponse<String> send(String method, String path, byte[] body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(AddCheckpoint request) throws Exception {
    return send("POST", "/add-checkpoint", request.bytes());
  }

  private static Optional<String> type(HttpResponse<String> response) {
    return response.headers().firstValue("content-type");
  }

  private byte[] body(String what) {
    return switch (what) {
      case "nothing" -> new byte[0];
      case "something else" -> "{\"old\": 3}".getBytes(StandardCharsets.UTF_8);
      case "more than 64 KiB" -> new byte[64 * 1024 + 1];
      case "a checkpoint of an unknown log" -> {
        var other = NoteSigner.generate("other.example/log", NoteKey.Type.NOTE, new SecureRandom());
        var text = log.note(7).text().replace(SampleLog.ORIGIN, "other.example/log");
        yield new AddCheckpoint(0, List.of(), SignedNote.of(text, other)).bytes();
      }
      case "a checkpoint that another key signed" -> SampleLog.ofSize(7).request(3, 7).bytes();
      case "a checkpoint smaller than the old size" ->
          new AddCheckpoint(7, List.of(), log.note(3)).bytes();
      case "the next checkpoint" -> log.request(3, 7).bytes();
      case "the next checkpoint from another size" -> log.request(5, 7).bytes();
      case "the next checkpoint without its proof" ->
          new AddCheckpoint(3, List.of(), log.note(7)).bytes();
      case "a checkpoint of another history" -> log.forkedAt(1).request(3, 7).bytes();
      default -> throw new IllegalArgumentException(what);
    };
  }

  /// The witness has cosigned the log at size 3.
  @ParameterizedTest
  @CsvSource({
    "POST, /add-checkpoint, the next checkpoint,                    200",
    "POST, /add-checkpoint, the next checkpoint from another size,  409",
    "POST, /add-checkpoint, the next checkpoint without its proof,  422",
    "POST, /add-checkpoint, a checkpoint of another history,        422",
    "POST, /add-checkpoint, a checkpoint that another key signed,   403",
    "POST, /add-checkpoint, a checkpoint of an unknown log,         404",
    "POST, /add-checkpoint, a checkpoint smaller than the old size, 400",
    "POST, /add-checkpoint, something else,                         400",
    "POST, /add-checkpoint, nothing,                                400",
    "POST, /add-checkpoint, more than 64 KiB,                       413",
    "GET,  /add-checkpoint, nothing,                                404",
    "PUT,  /add-checkpoint, the next checkpoint,                    404",
    "POST, /sign-subtree,   something else,                         404",
    "GET,  /,               nothing,                                404",
    "GET,  /00/checkpoint,  nothing,                                404"
  })
  void eachRequestHasItsStatus(String method, String path, String body, int status)
      throws Exception {
    assertThat(ask(log.request(0, 3)).statusCode()).isEqualTo(200);

    var response = send(method, path, body(body));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).endsWith("\n");
    assertThat(type(response)).contains(status == 409 ? "text/x.tlog.size" : TEXT);
    boolean refused = path.equals("/add-checkpoint") && method.equals("POST") && status != 200;
    assertThat(journal).hasSize(refused ? 1 : 0).allMatch(line -> line.startsWith("refused: "));
    assertThat(journal).noneMatch(line -> line.contains("\n") || line.contains("example"));
  }

  @Test
  void aCosignatureIsALineThatTheLogCanReadAndPublish() throws Exception {
    var answer = ask(log.request(0, 3));

    var note = log.note(3);
    var signatures = NoteSignature.ofLines(answer.body());
    assertThat(signatures).singleElement().matches(line -> line.isBy(signer.key(), note.text()));
    var published = send("GET", CHECKPOINT, new byte[0]);
    assertThat(published.body())
        .isEqualTo(new String(note.and(signatures.getFirst()).bytes(), StandardCharsets.UTF_8));
    assertThat(type(published)).contains(TEXT);
  }

  @Test
  void aSizeThatIsNotWhatWasCosignedLastIsToldTheOneThatWas() throws Exception {
    assertThat(send("GET", CHECKPOINT, new byte[0]).statusCode()).isEqualTo(404);
    assertThat(ask(log.request(5, 7)).body()).isEqualTo("0\n");
    assertThat(ask(log.request(0, 7)).statusCode()).isEqualTo(200);
    assertThat(ask(log.request(0, 12)).body()).isEqualTo("7\n");
  }

  @Test
  void whatCannotBeKeptIsNotCosigned() throws Exception {
    server.close();
    server =
        serve(
            new Held() {
              @Override
              public Optional<SignedNote> of(String origin) {
                return Optional.empty();
              }

              @Override
              public void replace(String origin, SignedNote note) {
                throw new UncheckedIOException(new IOException("the disk is full"));
              }
            });

    var answer = ask(log.request(0, 3));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("\u2014");
    assertThat(journal).singleElement().asString().contains("the disk is full");
  }
}
