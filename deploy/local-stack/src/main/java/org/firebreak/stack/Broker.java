// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/// A Kafka broker with the topics and the access rules of `deploy/kafka`: who has no rule may do
/// nothing.
public final class Broker extends Part {
  /// The only super user; no service runs as it.
  public static final String ADMINISTRATOR = "broker-admin";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final Map<String, String> passwords;

  private Broker(ChildProcess process, String bootstrapServers, Map<String, String> passwords) {
    super("The Kafka broker", "TERM", process);
    this.bootstrapServers = bootstrapServers;
    this.passwords = Map.copyOf(passwords);
  }

  /// The first start after a build takes some seconds longer: it trains the JVM's cache.
  ///
  /// @param port 0 for a free one
  /// @param workDirectory for data and log; a folder `broker` in it is emptied first
  public static Broker start(int port, Path workDirectory) {
    int listening = Ports.orFree(port);
    Ports.requireFree(listening, "the Kafka broker");
    BrokerProgram program = BrokerProgram.find();
    Path cache = program.cache(folder -> train(program, folder));
    return start(program, "-XX:AOTCache=" + cache, listening, workDirectory);
  }

  private static void train(BrokerProgram program, Path folder) {
    Path cache = folder.resolve(BrokerProgram.CACHE);
    start(program, "-XX:AOTCacheOutput=" + cache, Ports.freePort(), folder).close();
    if (!Files.exists(cache)) {
      throw new PartFailed("The JVM wrote no cache for the broker: " + cache);
    }
  }

  private static Broker start(
      BrokerProgram program, String cacheOption, int port, Path workDirectory) {
    Path folder = WorkFiles.emptyFolder(workDirectory.resolve("broker"));
    Map<String, String> passwords =
        AccessRule.principals().stream()
            .collect(Collectors.toMap(principal -> principal, _ -> Passwords.random()));
    String administratorPassword = Passwords.random();
    passwords.put(ADMINISTRATOR, administratorPassword);

    Path data = folder.resolve("data");
    Path settings =
        WorkFiles.write(
            folder.resolve("server.properties"),
            BrokerSettings.of(port, Ports.freePort(), data, administratorPassword));
    Path users =
        WorkFiles.write(
            folder.resolve("users"),
            passwords.entrySet().stream()
                .map(user -> user.getKey() + " " + user.getValue() + "\n")
                .collect(Collectors.joining()));
    ChildProcess process =
        ChildProcess.start(
            program.command(
                cacheOption, List.of(settings.toString(), users.toString(), data.toString())),
            Map.of(),
            workDirectory.resolve("broker.log"));
    Broker broker = new Broker(process, "127.0.0.1:" + port, passwords);
    try {
      broker.awaitReady(PATIENCE);
      broker.createTopicsAndRules();
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// What a Kafka client of any kind needs to connect as `principal`.
  public Map<String, Object> clientSettings(String principal) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            login(principal, password(principal))));
  }

  /// The same as a service's configuration.
  public Map<String, String> serviceSettings(String service) {
    return clientSettings(service).entrySet().stream()
        .collect(
            Collectors.toMap(
                setting -> "kafka." + setting.getKey(), setting -> setting.getValue().toString()));
  }

  static String login(String principal, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(principal, password);
  }

  private String password(String principal) {
    String password = passwords.get(principal);
    if (password == null) {
      throw new IllegalArgumentException("The broker has no account for " + principal);
    }
    return password;
  }

  /// An administrator's client; for tests that plant what no service could.
  public Admin administrator() {
    Map<String, Object> settings = clientSettings(ADMINISTRATOR);
    settings.put("retry.backoff.ms", 20);
    settings.put("reconnect.backoff.ms", 20);
    settings.put("reconnect.backoff.max.ms", 100);
    return Admin.create(settings);
  }

  @Override
  boolean isUp() {
    if (!Ports.listens(Integer.parseInt(bootstrapServers.split(":", 2)[1]))) {
      return false;
    }
    try (Admin admin = administrator()) {
      return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void createTopicsAndRules() {
    List<AclBinding> rules = AccessRule.all().stream().flatMap(AccessRule::bindings).toList();
    try (Admin admin = administrator()) {
      admin.createAcls(rules).all().get();
      admin.createTopics(Topic.all().stream().map(Broker::created).toList()).all().get();
      List<String> topics = Topic.all().stream().map(Topic::name).toList();
      // The controller has them; what it answers, the broker's own tables follow a moment later.
      until(() -> admin.listTopics().names().get().containsAll(topics));
      until(() -> admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rules));
    } catch (ExecutionException e) {
      throw new PartFailed("Topics or access rules were refused: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while topics were created", e);
    }
  }

  private static NewTopic created(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.configuration());
  }

  private interface Question {
    boolean answer() throws ExecutionException, InterruptedException;
  }

  private static void until(Question question) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!question.answer()) {
      if (System.nanoTime() > deadline) {
        throw new PartFailed("The broker does not show the topics and rules that it accepted.");
      }
      Thread.sleep(10);
    }
  }
}
