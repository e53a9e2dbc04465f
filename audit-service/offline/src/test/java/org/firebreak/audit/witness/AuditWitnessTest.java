// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditWitnessTest {
  private static final int KILLS = Integer.getInteger("firebreak.witness.kills", 2);
  private static final int SIZE = 400;

  @TempDir private Path folder;
  private final SampleLog log = SampleLog.ofSize(SIZE);
  private NoteKey key = log.signer().key();

  @BeforeEach
  void makeAKey() throws Exception {
    try (var program = WitnessProgram.start("new-key", "witness.example/1", file("key"))) {
      assertThat(program.exitCode()).isZero();
      key = NoteKey.of(program.said().getFirst());
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private WitnessProgram run() throws IOException {
    return WitnessProgram.start(
        "run",
        "--key",
        file("key"),
        "--log",
        log.signer().key().text(),
        "--state",
        file("state"),
        "--listen",
        "127.0.0.1:0");
  }

  private Path heldFile() {
    return folder.resolve("state").resolve(AddCheckpoint.originHash(SampleLog.ORIGIN).hex());
  }

  private SignedNote held() throws IOException {
    return SignedNote.ofBytes(Files.readAllBytes(heldFile()));
  }

  @Test
  void theKeyIsItsOwnersAloneAndNeverOverwritten() throws Exception {
    Path file = folder.resolve("key");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(NoteSigner.of(Files.readString(file).strip()).key()).isEqualTo(key);
    try (var again = WitnessProgram.start("new-key", "witness.example/1", file("key"))) {
      assertThat(again.exitCode()).isEqualTo(2);
      assertThat(again.said().getFirst()).contains("never overwritten");
    }
  }

  @Test
  void whatWasCosignedBindsItAfterAKill() throws Exception {
    try (var program = run()) {
      assertThat(program.said())
          .contains(
              "audit.example/log: nothing is cosigned yet, so its first checkpoint will be believed.");
      assertThat(program.ask(log.request(0, 9)).statusCode()).isEqualTo(200);
      program.kill();
    }
    try (var program = run()) {
      assertThat(program.said()).contains("audit.example/log: goes on from size 9.");
      assertThat(program.ask(log.forkedAt(6).request(9, 12)).statusCode()).isEqualTo(422);
      var behind = program.ask(log.request(0, 12));
      assertThat(behind.statusCode()).isEqualTo(409);
      assertThat(behind.body()).isEqualTo("9\n");
      assertThat(behind.headers().firstValue("content-type")).contains("text/x.tlog.size");
      var checkpoint =
          program.get("/" + AddCheckpoint.originHash(SampleLog.ORIGIN).hex() + "/checkpoint");
      assertThat(checkpoint.body()).isEqualTo(new String(held().bytes(), StandardCharsets.UTF_8));
      // A second program on the same folder would be a second witness with the same name.
      try (var second = run()) {
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.said().getFirst()).contains("in use by another witness");
      }
    }
  }

  /// Killed at a random moment while it cosigns as fast as it can: what is on the disk verifies,
  /// and is never behind what it had answered.
  @Test
  void noKillPutsItBackBehindAnAnswer() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int answered = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (var program = run()) {
        assertThat(program.said().getLast()).as("seed %d", seed).startsWith("The witness listens");
        int from = answered;
        var asking = CompletableFuture.supplyAsync(() -> askOn(program, from));
        Thread.sleep(random.nextInt(200));
        program.kill();
        answered = asking.join();
        int size = 0;
        if (Files.exists(heldFile())) {
          assertThat(held().verifiedBy(Set.of(key, log.signer().key())))
              .as("seed %d", seed)
              .hasSize(2);
          size = (int) Checkpoint.of(held().text()).treeSize();
        }
        assertThat(size).as("seed %d", seed).isGreaterThanOrEqualTo(answered);
        answered = size;
      }
    }
  }

  /// At the log's end it asks for the same size again and again, which is kept again each time.
  ///
  /// @return the size that was answered last
  private int askOn(WitnessProgram program, int from) {
    int answered = from;
    try {
      while (true) {
        int next = Math.min(answered + 1, SIZE);
        var answer = program.ask(log.request(answered, next));
        if (answer.statusCode() == 409) {
          answered = (int) AddCheckpoint.heldSize(answer.body());
        } else {
          assertThat(answer.statusCode()).isEqualTo(200);
          answered = next;
        }
      }
    } catch (IOException e) {
      // It was killed.
      return answered;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileThatItDidNotWriteKeepsItFromStarting() throws Exception {
    try (var program = run()) {
      assertThat(program.ask(log.request(0, 9)).statusCode()).isEqualTo(200);
    }
    Path file = heldFile();
    byte[] good = Files.readAllBytes(file);
    byte[] turned = good.clone();
    turned[good.length - 9] ^= 1;
    for (byte[] bad :
        List.of(turned, new byte[0], log.note(9).bytes(), Arrays.copyOf(good, good.length - 9))) {
      Files.write(file, bad);
      try (var program = run()) {
        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.said().getFirst()).contains("Put back the file that it wrote last");
      }
    }
  }

  @Test
  void aWrongCommandIsExplainedInOneLine() throws Exception {
    for (List<String> command :
        List.of(
            List.of("new-key", "has space", file("other")),
            List.of(
                "run",
                "--key",
                file("absent"),
                "--log",
                log.signer().key().text(),
                "--state",
                file("s")),
            List.of("run", "--key", file("key"), "--log", key.text(), "--state", file("s")))) {
      try (var program = WitnessProgram.start(command.toArray(String[]::new))) {
        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.said()).hasSize(1);
        assertThat(program.said().getFirst()).startsWith("audit-witness: ");
      }
    }
  }
}
