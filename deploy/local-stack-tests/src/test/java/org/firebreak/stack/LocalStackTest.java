// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  private static ServerSocket taken(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void aTakenPortIsNamedWithItsPartBeforeAnythingStarts(@TempDir Path folder) throws IOException {
    Ports ports = Ports.free();
    for (int port : List.of(ports.kafka(), ports.postgres(), ports.keycloak())) {
      try (ServerSocket _ = taken(port)) {
        assertThatThrownBy(() -> LocalStack.start(ports, folder, Map.of(), _ -> {}))
            .isInstanceOf(PortTaken.class)
            .hasMessageStartingWith("Port " + port + " is taken");
      }
    }
    for (String service : LocalStack.SERVICES) {
      try (ServerSocket _ = taken(ports.service(service))) {
        assertThatThrownBy(() -> LocalStack.start(ports, folder, Map.of(), _ -> {}))
            .isInstanceOf(PortTaken.class)
            .hasMessageContaining(service + " needs it");
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void withATakenPortTheProgramSaysSoInOneLineAndExitsWith1() throws Exception {
    int port = Ports.fixed().service("directory-service");
    // Somebody else's program may hold it already; then that is the taken port.
    try (ServerSocket _ = Ports.listens(port) ? new ServerSocket() : taken(port)) {
      Process program =
          new ProcessBuilder(
                  ChildProcess.java(),
                  "-Dfirebreak.root=" + RepositoryRoot.find(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LocalStack.class.getName())
              .redirectErrorStream(true)
              .start();
      String output =
          new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(program.waitFor()).isEqualTo(1);
      assertThat(output).hasLineCount(1).matches("Port \\d+ is taken, and .+ needs it: .+");
    }
  }

  @Test
  void freePortsAreAllDifferentAndNoneIsFixed() {
    Ports free = Ports.free();
    List<Integer> all = new ArrayList<>(free.services().values());
    all.addAll(free.management().values());
    all.addAll(List.of(free.kafka(), free.postgres(), free.keycloak()));

    assertThat(all).doesNotHaveDuplicates().hasSize(11);
    assertThat(all).doesNotContainAnyElementsOf(Ports.fixed().services().values());
  }
}
