// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A key and a certificate as cert-manager would put them into a pod, signed by nobody but itself.
final class ServerKey {
  private static final String PASSWORD = "invented";

  private ServerKey() {}

  static void write(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var store = folder.resolve("store.p12");
    Files.deleteIfExists(store);
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=firebreak.example",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new AssertionError("keytool made no key");
    }
    try (var in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      var certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
      Files.writeString(folder.resolve("tls.crt"), certificate);
      Files.writeString(folder.resolve("ca.crt"), certificate);
      var key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
      Files.writeString(folder.resolve("tls.key"), pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
  }
}
