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
import java.util.List;
import java.util.Map;
import org.firebreak.consent.firewall.Firewall;

/// SHA-256 over the compiled firewall and screening, so that a decision names the code that made
/// it.
final class BuildDigest {

  private static final List<String> PACKAGES =
      List.of("org/firebreak/consent/firewall", "org/firebreak/consent/screening");

  private BuildDigest() {}

  static String ofFirewall() {
    try {
      var place =
          Path.of(
              new URI(
                  Firewall.class.getProtectionDomain().getCodeSource().getLocation().toString()));
      if (Files.isDirectory(place)) {
        return digest(PACKAGES.stream().map(place::resolve).toList());
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return digest(PACKAGES.stream().map(name -> jar.getPath(name)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the firewall's own classes cannot be read", e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the firewall's own classes cannot be digested", e);
    }
  }

  private static String digest(List<Path> folders) throws IOException, NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    for (var folder : folders) {
      try (var files = Files.list(folder)) {
        for (var file : files.sorted().toList()) {
          add(file, sha256);
        }
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static void add(Path file, MessageDigest sha256) throws IOException {
    sha256.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
