// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the broker's JVM is called.
///
/// A first run trains the JVM's ahead-of-time cache, which more than halves what each later start
/// costs. The cache takes jars only, no folders, and only the very ones that it was trained with:
/// hence a jar for our own entry point, and the hash over all of them.
final class BrokerProgram {
  static final String CACHE = "broker.aot";

  private static final String ENTRY = BrokerProcess.class.getName().replace('.', '/') + ".class";

  private final List<Path> jars;
  private final String hash;

  private BrokerProgram(List<Path> jars) {
    this.jars = jars;
    this.hash = Hash.of(System.getProperty("java.vm.version") + fingerprints(jars));
  }

  static BrokerProgram find() {
    Path folder = RepositoryRoot.parts().resolve("broker");
    if (!Files.isDirectory(folder)) {
      throw new PartFailed(
          "No broker in %s: run `mvn process-resources -pl deploy/local-stack`.".formatted(folder));
    }
    byte[] entry = entryPoint();
    Path own =
        OnceForAll.folder(
                "broker-entry-" + Hash.of(entry),
                unfinished -> pack(entry, unfinished.resolve("entry.jar")))
            .resolve("entry.jar");
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> jars = new ArrayList<>(List.of(own));
      found.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      return new BrokerProgram(jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cache. If there is none for these jars, `training` is given the folder to write it into.
  Path cache(Consumer<Path> training) {
    return OnceForAll.folder("broker-cache-" + hash, training).resolve(CACHE);
  }

  /// @param cacheOption what the JVM is to do with its ahead-of-time cache
  List<String> command(String cacheOption, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ChildProcess.java(),
                cacheOption,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.authorizer.logger=info",
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(":")),
                BrokerProcess.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private static byte[] entryPoint() {
    try (InputStream in = BrokerProcess.class.getClassLoader().getResourceAsStream(ENTRY)) {
      if (in == null) {
        throw new PartFailed("Not packed with local-stack: " + ENTRY);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(byte[] entry, Path jar) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(ENTRY));
      out.write(entry);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fingerprints(List<Path> jars) {
    return jars.stream()
        .map(jar -> {
          try {
            return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .collect(Collectors.joining("\n"));
  }
}
