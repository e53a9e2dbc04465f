// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Where a firewall gets a signal: before or after a call to the broker's client.
enum KillPoint {
  AT_START("initTransactions", false),
  AFTER_FENCING_THE_ONE_BEFORE("initTransactions", true),
  IN_THE_ASSIGNMENT("committed", false),
  AFTER_THE_POLL("poll", true),
  BEFORE_THE_TRANSACTION("beginTransaction", false),
  BETWEEN_TWO_SENDS("send", true),
  BEFORE_THE_OFFSETS("sendOffsetsToTransaction", false),
  BEFORE_THE_COMMIT("commitTransaction", false),
  DURING_THE_COMMIT("commitTransaction", false),
  AFTER_THE_COMMIT("commitTransaction", true);

  static final String KILL = "KILL";
  static final String STOP = "STOP";

  private final String call;
  private final boolean after;

  KillPoint(String call, boolean after) {
    this.call = call;
    this.after = after;
  }

  /// These come once in a life.
  boolean isOfTheStart() {
    return call.equals("initTransactions") || call.equals("committed");
  }

  /// How often it is passed unharmed: so that at least one small batch is committed before.
  int spare(Random chance) {
    if (isOfTheStart()) {
      return 0;
    }
    return this == BETWEEN_TWO_SENDS ? 9 + chance.nextInt(6) : 1 + chance.nextInt(2);
  }

  /// `client`, but this process sends itself the signal at the call after `spared` such calls.
  <T> T watching(Class<T> type, T client, int spared, String signal) {
    var left = new AtomicInteger(spared);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              boolean mine = method.getName().equals(call);
              if (mine && !after && left.getAndDecrement() == 0) {
                if (this == DURING_THE_COMMIT) {
                  Thread.ofPlatform().start(() -> signalMyself(signal));
                } else {
                  signalMyself(signal);
                }
              }
              var answer = invoke(method, client, arguments);
              if (mine && after && says(answer) && left.getAndDecrement() == 0) {
                signalMyself(signal);
              }
              return answer;
            }));
  }

  private static boolean says(Object answer) {
    return !(answer instanceof ConsumerRecords<?, ?> records) || !records.isEmpty();
  }

  private static Object invoke(Method method, Object client, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /// Like anybody else's `kill -9`: no shutdown hook runs, no connection is closed in an orderly
  /// way. After a stop it goes on here, once somebody thaws it.
  private static void signalMyself(String signal) {
    try {
      signal(signal, ProcessHandle.current().pid());
      if (signal.equals(KILL)) {
        Thread.sleep(Long.MAX_VALUE);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("could not signal this process", e);
    }
  }

  static void signal(String signal, long process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start().waitFor();
  }
}
