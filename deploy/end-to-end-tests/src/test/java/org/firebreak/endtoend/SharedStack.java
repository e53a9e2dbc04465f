// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.demonstration.Progress;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.demonstration.rest.Agency;
import org.firebreak.demonstration.rest.Auditor;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Directory;
import org.firebreak.demonstration.rest.Http;
import org.firebreak.demonstration.rest.Session;
import org.firebreak.demonstration.rest.Tokens;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.Ports;
import org.firebreak.stack.RepositoryRoot;
import org.jspecify.annotations.Nullable;

/// One stack on free ports for all tests of a run; it ends with this JVM. Whoever stops a part of
/// it starts it again.
final class SharedStack {

  private static final Path FOLDER =
      RepositoryRoot.find().resolve("deploy/end-to-end-tests/target/shared-stack");
  private static @Nullable SharedStack shared;
  private static boolean tried;

  private final LocalStack stack;
  private final Addresses addresses;
  private final Http http = new Http();
  private final Tokens tokens;
  private final Witness witness;
  private final Progress progress;
  private final Map<String, Agency> agencies = new ConcurrentHashMap<>();

  private SharedStack() {
    progress = new Progress(System.out);
    stack = LocalStack.start(Ports.free(), FOLDER, Map.of(), progress::plain);
    addresses = Addresses.of(stack);
    tokens = new Tokens(http, addresses, Clock.systemUTC());
    witness = Witness.of(stack.broker());
  }

  static synchronized SharedStack get() {
    if (shared == null && tried) {
      throw new IllegalStateException("the stack did not start; the first failed test says why");
    }
    if (shared == null) {
      tried = true;
      shared = new SharedStack();
    }
    return shared;
  }

  LocalStack parts() {
    return stack;
  }

  Addresses addresses() {
    return addresses;
  }

  Http http() {
    return http;
  }

  Tokens tokens() {
    return tokens;
  }

  Witness witness() {
    return witness;
  }

  Progress progress() {
    return progress;
  }

  Agency agency(String id) {
    return agencies.computeIfAbsent(id, _ -> new Agency(id, session(id)));
  }

  Bases bases(String id) {
    return new Bases(session(id));
  }

  Auditor auditor() {
    return new Auditor(session(Auditor.ORGANIZATION));
  }

  Directory directory() {
    return new Directory(session("firebreak-operator"));
  }

  Session session(String organization) {
    return new Session(http, addresses, () -> tokens.ofOrganization(organization));
  }

  Session personSession(String username) {
    return new Session(http, addresses, () -> tokens.ofPerson(username));
  }
}
