// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;

/// The witness as a program; {@link #HELP} says how it is used and how it ends.
public final class AuditWitness {
  /// Settings of the JDK's server, so that nobody keeps others away by being slow: seconds in which
  /// a request must be there and an answer taken, and how many connections there may be.
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "10",
          "jdk.httpserver.maxConnections", "256");

  private static final String HELP =
      """
      A witness for transparency logs: it cosigns a log's checkpoint only if it continues the one cosigned before.

        new-key NAME FILE    makes a key, writes its private half to FILE and prints its public half, for the
                             log's operator and for those who check. NAME is your own, such as witness.example/1
        new-key --for-log ORIGIN FILE
                             the same for a log; ORIGIN says for ever which log it is
        run --key FILE --log KEY [--log KEY ...] --state FOLDER [--listen HOST:PORT]
                             cosigns for the logs whose public keys are given; listens on 127.0.0.1:8091
                             unless told otherwise; keeps in FOLDER what it cosigned last, and says at the
                             start what that is. A log with two keys is given twice

      It ends with 0 when it did what it was told, and with 2 when it could not; the reason is one line.
      """;

  private AuditWitness() {}

  public static void main(String[] arguments) {
    LIMITS.forEach(System::setProperty);
    try {
      run(arguments, System.out);
    } catch (CannotRun e) {
      System.err.println("audit-witness: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(String[] arguments, PrintStream output) throws CannotRun {
    List<String> words = List.of(arguments);
    switch (words.isEmpty() ? "help" : words.getFirst()) {
      case "help", "--help" -> output.print(HELP);
      case "new-key" -> output.println(newKey(words.subList(1, words.size())));
      case "run" -> {
        WitnessServer server = serve(options(words.subList(1, words.size())), output);
        output.println("The witness listens on port " + server.port() + ".");
      }
      default -> throw new CannotRun("no such command; help says which there are");
    }
  }

  private static String newKey(List<String> words) throws CannotRun {
    boolean forLog = words.size() == 3 && words.getFirst().equals("--for-log");
    if (words.size() != (forLog ? 3 : 2)) {
      throw new CannotRun("new-key NAME FILE, or new-key --for-log ORIGIN FILE");
    }
    NoteSigner signer;
    try {
      signer =
          NoteSigner.generate(
              words.get(words.size() - 2),
              forLog ? NoteKey.Type.NOTE : NoteKey.Type.COSIGNATURE,
              new SecureRandom());
    } catch (IllegalArgumentException e) {
      throw new CannotRun("the name must not be empty and has no space and no plus", e);
    }
    KeyFile.create(Path.of(words.getLast()), signer);
    return signer.key().text();
  }

  private static WitnessServer serve(Map<String, List<String>> options, PrintStream output)
      throws CannotRun {
    NoteSigner signer = KeyFile.read(Path.of(one(options, "--key")));
    var logs = new ArrayList<NoteKey>();
    for (String log : options.getOrDefault("--log", List.of())) {
      logs.add(logKey(log));
    }
    if (logs.isEmpty()) {
      throw new CannotRun("give --log with the public key of each log");
    }
    Set<String> origins = new TreeSet<>();
    logs.forEach(log -> origins.add(log.name()));
    var held = HeldFiles.open(Path.of(one(options, "--state")), logs, signer.key());
    origins.forEach(origin -> output.println(origin + ": " + beginning(held, origin)));
    var witness = new Witness(logs, signer, held, Clock.systemUTC());
    try {
      return WitnessServer.start(address(options), witness, output::println);
    } catch (IOException e) {
      throw new CannotRun("it cannot listen there: " + e.getMessage(), e);
    }
  }

  /// A folder that was lost or mistyped shows here.
  private static String beginning(Held held, String origin) {
    return held.of(origin)
        .map(note -> "goes on from size " + Checkpoint.of(note.text()).treeSize() + ".")
        .orElse("nothing is cosigned yet, so its first checkpoint will be believed.");
  }

  private static NoteKey logKey(String text) throws CannotRun {
    try {
      NoteKey key = NoteKey.of(text);
      if (key.type() == NoteKey.Type.NOTE) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new CannotRun("--log is not the public key of a log, <name>+<id>+<key>", e);
    }
    throw new CannotRun("--log is the key of a witness, not of a log");
  }

  private static InetSocketAddress address(Map<String, List<String>> options) throws CannotRun {
    String listen = options.containsKey("--listen") ? one(options, "--listen") : "127.0.0.1:8091";
    int colon = listen.lastIndexOf(':');
    if (colon < 1 || !listen.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new CannotRun("--listen HOST:PORT");
    }
    int port = Integer.parseInt(listen.substring(colon + 1));
    if (port > 65_535) {
      throw new CannotRun("--listen HOST:PORT, with a port up to 65535");
    }
    return new InetSocketAddress(listen.substring(0, colon), port);
  }

  private static Map<String, List<String>> options(List<String> words) throws CannotRun {
    var options = new HashMap<String, List<String>>();
    for (int at = 0; at < words.size(); at += 2) {
      String name = words.get(at);
      if (!List.of("--key", "--log", "--state", "--listen").contains(name)
          || at + 1 == words.size()) {
        throw new CannotRun(
            "run --key FILE --log KEY [--log KEY ...] --state FOLDER [--listen HOST:PORT]");
      }
      options.computeIfAbsent(name, each -> new ArrayList<>()).add(words.get(at + 1));
    }
    return options;
  }

  private static String one(Map<String, List<String>> options, String name) throws CannotRun {
    List<String> values = options.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new CannotRun("give %s once".formatted(name));
    }
    return values.getFirst();
  }
}
