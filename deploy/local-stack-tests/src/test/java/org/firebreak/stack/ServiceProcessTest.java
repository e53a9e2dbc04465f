// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static Path program;

  @BeforeAll
  static void pack() throws IOException {
    program = folder.resolve("service.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Service.class.getName());
    String entry = Service.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(program);
        JarOutputStream jar = new JarOutputStream(file, manifest);
        InputStream code = Service.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }

  @Test
  void itIsReadyWhenItsHealthSaysSoAndComesBackAfterAKill() {
    try (ServiceProcess service = start("one", Map.of())) {
      service.awaitReady(PATIENCE);
      long first = service.pid();

      service.kill();
      assertThat(service.isAlive()).isFalse();
      assertThat(service.isUp()).isFalse();

      service.restart();
      assertThat(service.pid()).isNotEqualTo(first);
      assertThat(service.isUp()).isTrue();
      assertThat(service.residentMemoryBytes()).isBetween(10L << 20, 500L << 20);
    }
  }

  @Test
  void whilePausedItAnswersNobodyAndAfterwardsItGoesOn() {
    try (ServiceProcess service = start("paused", Map.of())) {
      service.awaitReady(PATIENCE);

      service.pause();
      assertThat(service.isUp()).isFalse();

      service.resume();
      service.awaitReady(PATIENCE);
    }
  }

  @Test
  void aServiceThatEndsAtOnceIsReportedWithTheEndOfItsLog() {
    try (ServiceProcess service = start("broken", Map.of("firebreak.broken.setting", "yes"))) {
      assertThatThrownBy(() -> service.awaitReady(PATIENCE))
          .isInstanceOf(PartFailed.class)
          .hasMessageStartingWith("broken ended while it started.")
          .hasMessageContaining(service.log().toString())
          .hasMessageContaining("cannot work with that setting");
    }
  }

  @Test
  void aServiceThatIsNotPackagedSaysHowToPackageIt() {
    assertThatThrownBy(() -> ServiceProcess.start("no-such-service", 0, 0, Map.of(), folder))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("mvn package");
  }

  private static ServiceProcess start(String name, Map<String, String> settings) {
    return ServiceProcess.start(
        name, program, Ports.freePort(), Ports.freePort(), settings, folder);
  }

  /// Stands in for a packaged service: health on the management port, nothing else.
  static final class Service {
    public static void main(String[] arguments) throws IOException {
      if (System.getenv("FIREBREAK_BROKEN_SETTING") != null) {
        throw new IllegalStateException("cannot work with that setting");
      }
      int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer server = HttpServer.create(address, 0);
      server.createContext(
          "/q/health/ready",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }
  }
}
