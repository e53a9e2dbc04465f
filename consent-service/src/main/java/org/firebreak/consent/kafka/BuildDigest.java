// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.firebreak.consent.firewall.Firewall;

/// SHA-256 over the compiled firewall, so that a decision names the code that made it.
final class BuildDigest {

  private static final String PACKAGE = "org/firebreak/consent/firewall";

  private BuildDigest() {}

  static String ofFirewall() {
    try {
      var place =
          Path.of(
              new URI(
                  Firewall.class.getProtectionDomain().getCodeSource().getLocation().toString()));
      if (Files.isDirectory(place)) {
        return digest(place.resolve(PACKAGE));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return digest(jar.getPath(PACKAGE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the firewall's own classes cannot be read", e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the firewall's own classes cannot be digested", e);
    }
  }

  private static String digest(Path folder) throws IOException, NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        sha256.update(
            file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
