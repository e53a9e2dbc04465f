// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The operators' command for keyset files; docs/operations/keys.md says when to use it.
///
/// A file is replaced as a whole: killed in between, the old one stands as it was.
public final class Keysets {

  private static final String USE = "Use: create FILE | rotate FILE | retire FILE KEY_ID";

  private Keysets() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out::println));
  }

  /// @return the exit code
  public static int run(List<String> arguments, Consumer<String> says) {
    try {
      says.accept(told(carriedOut(arguments)));
      return 0;
    } catch (FileAlreadyExistsException e) {
      says.accept("Refused: %s exists; rotate it.".formatted(e.getFile()));
    } catch (IOException e) {
      says.accept("Refused: the file cannot be read or written: " + e);
    } catch (GeneralSecurityException e) {
      // Not its message: a parser may repeat what it read.
      says.accept("Refused: the file holds no AEAD keyset.");
    } catch (IllegalArgumentException e) {
      says.accept("Refused: " + e.getMessage());
    }
    return 1;
  }

  private static Keyset carriedOut(List<String> arguments)
      throws IOException, GeneralSecurityException {
    if (arguments.size() < 2) {
      throw new IllegalArgumentException(USE);
    }
    var file = Path.of(arguments.get(1));
    return switch (arguments.getFirst() + " " + arguments.size()) {
      case "create 2" -> created(file);
      case "rotate 2" -> written(file, read(file).rotated());
      case "retire 3" -> written(file, read(file).without(arguments.get(2)));
      default -> throw new IllegalArgumentException(USE);
    };
  }

  private static Keyset created(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return written(file, Keyset.create());
  }

  private static Keyset read(Path file) throws IOException, GeneralSecurityException {
    return Keyset.ofJson(Files.readString(file));
  }

  /// Readable by its owner alone from the first byte on.
  private static Keyset written(Path file, Keyset keyset) throws IOException {
    var whole =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".keyset",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, keyset.json());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
    return keyset;
  }

  private static String told(Keyset keyset) {
    return keyset.keys().stream()
        .map(key -> key.id() + (key.primary() ? " seals and opens" : " opens"))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
