// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OnceForAllTest {

  /// Two processes, each with a thread that makes a folder and one that waits for the other's.
  @Test
  void processesThatWaitForEachOthersFoldersGetBothAndEachIsMadeOnce() throws Exception {
    var id = UUID.randomUUID().toString();
    var child =
        new ProcessBuilder(
                ChildProcess.java(),
                "-Dfirebreak.root=" + RepositoryRoot.find(),
                "-cp",
                System.getProperty("java.class.path"),
                OnceForAllTest.class.getName(),
                id + "-b",
                id + "-a")
            .inheritIO()
            .start();

    both(id + "-a", id + "-b");

    assertThat(child.waitFor()).isZero();
    for (var name : new String[] {id + "-a", id + "-b"}) {
      var folder = RepositoryRoot.parts().resolve(name);
      try (var made = Files.list(folder)) {
        assertThat(made).hasSize(1);
      }
      Files.delete(folder.resolve("made"));
      Files.delete(folder);
      Files.delete(folder.resolveSibling(name + ".lock"));
    }
  }

  public static void main(String[] names) {
    both(names[0], names[1]);
  }

  private static void both(String first, String second) {
    var making = CompletableFuture.runAsync(() -> folder(first));
    pause(1_500);
    folder(second);
    making.join();
  }

  private static void folder(String name) {
    OnceForAll.folder(
        name,
        unfinished -> {
          pause(3_000);
          fill(unfinished);
        });
  }

  private static void fill(Path unfinished) {
    try {
      Files.createFile(unfinished.resolve("made"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
