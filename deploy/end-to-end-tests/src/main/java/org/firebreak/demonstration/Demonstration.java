// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firebreak.demonstration.promises.PromiseResult;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.PartFailed;
import org.firebreak.stack.Ports;
import org.firebreak.stack.RepositoryRoot;

/// Starts a platform, or takes one that runs, and plays the demonstration on it.
///
/// `run` then stays up until it is interrupted; `demo` ends and exits with 0, or with 1 if a
/// promise is broken.
public final class Demonstration {

  private static final long SEED = 537;
  private static final String USAGE =
      """
      usage: run|demo [--running [referrals=URL consents=URL audit=URL directory=URL issuer=URL]]
        run        start everything, play the demonstration, stay up until Ctrl-C
        demo       start everything, play the demonstration, stop; exit 1 if a promise is broken
        --running  play it on a platform that runs already, on the documented ports or those given
      """;

  private Demonstration() {}

  public static void main(String[] arguments) throws InterruptedException {
    var words = new ArrayList<>(List.of(arguments));
    if (words.isEmpty() || !List.of("run", "demo").contains(words.getFirst())) {
      System.err.print(USAGE);
      System.exit(2);
    }
    boolean stay = words.removeFirst().equals("run");
    var progress = new Progress(System.out);
    try {
      System.exit(words.contains("--running") ? onRunning(words, progress) : onOwn(stay, progress));
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static int onRunning(List<String> words, Progress progress) {
    Map<String, URI> given =
        words.stream()
            .filter(word -> word.contains("="))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> directory(word[1])));
    return play(Addresses.documented().replacedBy(given), Play.Backstage.none(), progress);
  }

  private static int onOwn(boolean stay, Progress progress) throws InterruptedException {
    Path folder = RepositoryRoot.find().resolve("deploy/end-to-end-tests/target/stack");
    progress.say("starting a broker, PostgreSQL, Keycloak and the four services");
    try (var stack = LocalStack.start(Ports.fixed(), folder, Map.of(), progress::plain)) {
      progress.say("everything runs, in %d MiB".formatted(stack.residentMemoryBytes() >> 20));
      int exitCode = play(Addresses.of(stack), backstage(stack), progress);
      if (stay) {
        progress.plain(Visitors.guide(Addresses.of(stack), folder));
        Thread.currentThread().join();
      }
      return exitCode;
    }
  }

  private static int play(Addresses addresses, Play.Backstage backstage, Progress progress) {
    var results = new Play(addresses, backstage, progress).play(SEED);
    int exitCode = PromiseResult.exitCode(results);
    progress.say(exitCode == 0 ? "no promise is broken" : "A PROMISE IS BROKEN");
    return exitCode;
  }

  /// What the one who started the stack can show of it.
  public static Play.Backstage backstage(LocalStack stack) {
    return new Play.Backstage(
        Optional.of(stack.broker()::clientSettings),
        LocalStack.SERVICES.stream()
            .collect(Collectors.toMap(Function.identity(), name -> stack.service(name).log())),
        Optional.of(firewall(stack)));
  }

  private static Play.Switch firewall(LocalStack stack) {
    return new Play.Switch() {
      @Override
      public void stop() {
        stack.service("consent-service").stop();
      }

      @Override
      public void start() {
        stack.service("consent-service").restart();
      }
    };
  }

  private static URI directory(String url) {
    return URI.create(url.endsWith("/") || url.contains("/realms/") ? url : url + "/");
  }
}
