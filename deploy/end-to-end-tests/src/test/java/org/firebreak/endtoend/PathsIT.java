// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.firebreak.stack.LocalStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over plain sockets: an HTTP client would tidy these paths up.
final class PathsIT {

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/inbox;x=1",
        "/v1;/inbox",
        "/v1/inbox%3bx",
        "/v1/inbox%3Bx",
        "/v1%2finbox",
        "/v1%2Finbox",
        "/v1%5cinbox",
        "/v1%5Cinbox",
        "//v1/inbox",
        "/v1//inbox",
        "/v1/../v1/inbox",
        "/v1/..%2finbox",
        "/v1/entries/..",
      })
  void thatTwoLayersCouldReadDifferentlyAreRefusedByEveryService(String path) throws IOException {
    for (String service : LocalStack.SERVICES) {
      var at = stack.parts().service(service).url();
      assertThat(status(at, path, "")).as(service).isEqualTo(400);
      var token = stack.tokens().ofOrganization("kent-police");
      assertThat(status(at, path, "Authorization: Bearer " + token + "\r\n"))
          .as(service + " with a token")
          .isEqualTo(400);
    }
  }

  private static int status(URI at, String path, String header) throws IOException {
    try (var socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(10_000);
      var request =
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var line = reader.readLine();
      assertThat(line).startsWith("HTTP/1.1 ");
      return Integer.parseInt(line.substring(9, 12));
    }
  }
}
