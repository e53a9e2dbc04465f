// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firebreak.stack.RepositoryRoot;

/// Seals content as contract referral v1 says, and as whoever has only the contract and the keyset
/// would.
final class Seal {

  private static final Path CONTRACT = Path.of("referral-service/src/main/contracts/referral/v1");

  private final Aead keyset;
  private final Set<String> authenticated = new TreeSet<>();

  /// @param keyset file of the keyset *outbound*
  Seal(Path keyset) {
    try {
      var tink = AeadConfig2026.get();
      this.keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
                  Files.readString(keyset), tink, InsecureSecretKeyAccess.get())
              .getPrimitive(tink, Aead.class);
      var schema = RepositoryRoot.find().resolve(CONTRACT).resolve("referral.schema.json");
      for (JsonNode name :
          new ObjectMapper().readTree(schema.toFile()).at("/$defs/authenticated/enum")) {
        authenticated.add(name.asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset that cannot be used", e);
    }
  }

  byte[] seal(String topic, Map<String, String> headers, byte[] content) {
    try {
      var sealed = keyset.encrypt(content, bound(topic, headers));
      return "{\"seal\":\"tink-aead\",\"bytes\":\"%s\"}"
          .formatted(Base64.getEncoder().encodeToString(sealed))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("content could not be sealed", e);
    }
  }

  private byte[] bound(String topic, Map<String, String> headers) {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      write("firebreak.record.v1", out);
      write(topic, out);
      for (String name : authenticated) {
        var text = headers.get(name);
        if (text != null) {
          write(name, out);
          write(text, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    var form = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(form.length);
    out.write(form);
  }
}
