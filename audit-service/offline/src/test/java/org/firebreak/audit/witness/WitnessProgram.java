// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.firebreak.audit.log.AddCheckpoint;

/// The program in a process of its own, as somebody would run it.
final class WitnessProgram implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();
  private int port;

  private WitnessProgram(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Returns when it listens or has ended.
  static WitnessProgram start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AuditWitness.class.getName()));
    command.addAll(List.of(arguments));
    var program = new WitnessProgram(new ProcessBuilder(command).redirectErrorStream(true).start());
    String line;
    while (program.port == 0 && (line = program.output.readLine()) != null) {
      program.said.add(line);
      if (line.startsWith("The witness listens on port ")) {
        program.port = Integer.parseInt(line.replaceAll("[^0-9]", ""));
      }
    }
    return program;
  }

  HttpResponse<String> ask(AddCheckpoint request) throws IOException, InterruptedException {
    return HTTP.send(
        request("/add-checkpoint")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  List<String> said() {
    return said;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it runs on, and said " + said);
    }
    return process.exitValue();
  }

  /// SIGKILL.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
