// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Where each part of a stack listens, on the loopback address only.
///
/// @param witnesses port of each witness of the audit log, by name
/// @param services port of each service's API, by service name
/// @param management port of each service's health and metrics, by service name
public record Ports(
    int kafka,
    int postgres,
    int keycloak,
    Map<String, Integer> witnesses,
    Map<String, Integer> services,
    Map<String, Integer> management) {

  private static final int FREE_FROM = 20_000;
  private static final int FREE_TO = 30_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

  public Ports {
    witnesses = Map.copyOf(witnesses);
    services = Map.copyOf(services);
    management = Map.copyOf(management);
  }

  /// The ports that the documentation names.
  public static Ports fixed() {
    return new Ports(
        19_092,
        15_432,
        18_080,
        Map.of("witness-1", 8091, "witness-2", 8092),
        Map.of(
            "referral-service", 8081,
            "consent-service", 8082,
            "audit-service", 8083,
            "directory-service", 8084),
        Map.of(
            "referral-service", 9081,
            "consent-service", 9082,
            "audit-service", 9083,
            "directory-service", 9084));
  }

  /// Ports that nobody uses now, so that tests run beside a stack on the fixed ones.
  public static Ports free() {
    Map<String, Integer> services = new LinkedHashMap<>();
    Map<String, Integer> management = new LinkedHashMap<>();
    for (String service : LocalStack.SERVICES) {
      services.put(service, freePort());
      management.put(service, freePort());
    }
    var witnesses = Map.of("witness-1", freePort(), "witness-2", freePort());
    return new Ports(freePort(), freePort(), freePort(), witnesses, services, management);
  }

  /// Below the range from which systems pick ports for outgoing connections: a part that is killed
  /// and restarted on its port does not find it lent to a client meanwhile.
  public static int freePort() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
      if (isFree(port) && GIVEN_OUT.add(port)) {
        return port;
      }
    }
    throw new PartFailed("No free port between %d and %d.".formatted(FREE_FROM, FREE_TO));
  }

  public int service(String name) {
    return port(services, name);
  }

  public int management(String name) {
    return port(management, name);
  }

  private static int port(Map<String, Integer> ports, String service) {
    Integer port = ports.get(service);
    if (port == null) {
      throw new IllegalArgumentException("No service " + service);
    }
    return port;
  }

  void requireAllFree() {
    requireFree(kafka, "the Kafka broker");
    requireFree(postgres, "PostgreSQL");
    requireFree(keycloak, "Keycloak");
    witnesses.forEach((witness, port) -> requireFree(port, witness));
    services.forEach((service, port) -> requireFree(port, service));
    management.forEach((service, port) -> requireFree(port, service + " (management)"));
  }

  static int orFree(int port) {
    return port == 0 ? freePort() : port;
  }

  static void requireFree(int port, String part) {
    if (!isFree(port)) {
      throw new PortTaken(port, part);
    }
  }

  static boolean listens(int port) {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    if (listens(port)) {
      return false;
    }
    try (ServerSocket trial = new ServerSocket()) {
      trial.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException cannotBind) {
      return false;
    }
  }
}
