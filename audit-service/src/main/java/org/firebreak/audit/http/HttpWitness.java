// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.firebreak.audit.Witness;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSignature;
import org.firebreak.audit.log.SignedNote;

/// A witness over HTTP: C2SP tlog-witness, "add-checkpoint" and "get-checkpoint".
final class HttpWitness implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LARGEST = 64 * 1024;

  private final NoteKey key;
  private final URI address;
  private final HttpClient http;

  /// @param address the submission prefix, with or without a slash at its end
  HttpWitness(NoteKey key, URI address, HttpClient http) {
    this.key = key;
    this.address = URI.create(address.toString().replaceFirst("/$", ""));
    this.http = http;
  }

  @Override
  public NoteKey key() {
    return key;
  }

  @Override
  public Optional<SignedNote> held(String origin) throws WitnessAway {
    var path = "/" + AddCheckpoint.originHash(origin).hex() + "/checkpoint";
    HttpResponse<byte[]> response = send(request(path).GET().build());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(understood(() -> SignedNote.ofBytes(response.body())));
      case 404 -> Optional.empty();
      default -> throw new WitnessAway("it answered " + response.statusCode());
    };
  }

  @Override
  public Answer cosign(AddCheckpoint question) throws WitnessAway {
    var body = HttpRequest.BodyPublishers.ofByteArray(question.bytes());
    HttpResponse<byte[]> response = send(request("/add-checkpoint").POST(body).build());
    var text = new String(response.body(), StandardCharsets.UTF_8);
    return switch (response.statusCode()) {
      case 200 ->
          understood(() -> NoteSignature.ofLines(text)).stream()
              .filter(signature -> signature.isBy(key, question.note().text()))
              .findFirst()
              .<Answer>map(Answer.Cosigned::new)
              .orElseThrow(() -> new WitnessAway("it cosigned with another key"));
      case 409 -> new Answer.Holds(understood(() -> AddCheckpoint.heldSize(text)));
      case 400, 403, 404, 422 -> new Answer.Refused(response.statusCode());
      default -> throw new WitnessAway("it answered " + response.statusCode());
    };
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  /// Within the time for all of its answer: a request's own timeout ends with the headers, and a
  /// witness that then falls silent would hold up everybody's checkpoint.
  private HttpResponse<byte[]> send(HttpRequest request) throws WitnessAway {
    var answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new WitnessAway("it did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WitnessAway("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private interface Parsing<T> {
    T parse();
  }

  private static <T> T understood(Parsing<T> parsing) throws WitnessAway {
    try {
      return parsing.parse();
    } catch (IllegalArgumentException e) {
      throw new WitnessAway("its answer cannot be read", e);
    }
  }
}
