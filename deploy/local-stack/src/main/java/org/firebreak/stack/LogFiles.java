// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;

/// Fresh keys of the audit log and of its witnesses, and the policy that names them, which auditors
/// use too. They live as long as one stack. On one machine witnesses show the protocol, and no
/// independence.
public final class LogFiles {
  /// Which log it is.
  static final String ORIGIN = "firebreak.example/sample-log";

  private final Path folder;

  private LogFiles(Path folder) {
    this.folder = folder;
  }

  /// @param workDirectory a folder `log` in it is emptied first
  /// @param witnesses their ports by name; a checkpoint is published when all have cosigned it
  public static LogFiles generate(Path workDirectory, Map<String, Integer> witnesses) {
    var files = new LogFiles(WorkFiles.emptyFolder(workDirectory.resolve("log")));
    var random = new SecureRandom();
    var log = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, random);
    WorkFiles.writeSecret(files.folder.resolve("log.key"), log.text() + "\n");
    var policy = new StringBuilder("log " + log.key().text() + "\n");
    SortedMap<String, Integer> byName = new TreeMap<>(witnesses);
    byName.forEach((name, port) -> {
      var witness =
          NoteSigner.generate("firebreak.example/" + name, NoteKey.Type.COSIGNATURE, random);
      WorkFiles.writeSecret(files.witnessKey(name), witness.text() + "\n");
      policy.append(
          "witness %s %s http://127.0.0.1:%d\n".formatted(name, witness.key().text(), port));
    });
    if (byName.isEmpty()) {
      policy.append("quorum none\n");
    } else {
      policy.append("group all-witnesses all ").append(String.join(" ", byName.keySet()));
      policy.append("\nquorum all-witnesses\n");
    }
    WorkFiles.write(files.policy(), policy.toString());
    WorkFiles.write(files.folder.resolve("log.vkey"), log.key().text() + "\n");
    return files;
  }

  /// For `audit-verify --policy`.
  public Path policy() {
    return folder.resolve("policy.txt");
  }

  /// The checkpoint that the log signed last.
  public Path lastSigned() {
    return folder.resolve("last-signed");
  }

  Path logKey() {
    return folder.resolve("log.vkey");
  }

  Path witnessKey(String name) {
    return folder.resolve(name + ".key");
  }

  Path witnessState(String name) {
    return folder.resolve(name + ".state");
  }

  public Map<String, String> serviceSettings(String service) {
    return service.equals("audit-service")
        ? Map.of(
            "firebreak.log.key", folder.resolve("log.key").toString(),
            "firebreak.log.policy", policy().toString(),
            "firebreak.log.last-signed", lastSigned().toString())
        : Map.of();
  }
}
