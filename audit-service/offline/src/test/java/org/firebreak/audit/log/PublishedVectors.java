// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Known answers that others publish, read from clones of their repositories in the folder that the
/// system property `firebreak.vectors` names. They are others' files, so none of them is kept here;
/// a test that needs one says so and is left out where it is not there.
public record PublishedVectors(Path checkout) {
  /// @param repository of GitHub, as `owner/name`, cloned under its name
  public static PublishedVectors of(String repository) {
    String folder = System.getProperty("firebreak.vectors", "");
    Path checkout = Path.of(folder, repository.substring(repository.indexOf('/') + 1));
    if (folder.isEmpty() || !Files.isDirectory(checkout)) {
      abort(
          "clone github.com/%s, and name the folder above in firebreak.vectors"
              .formatted(repository));
    }
    return new PublishedVectors(checkout);
  }

  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(checkout.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /// Each file below a folder whose name ends so.
  public List<String> texts(String folder, String ending) {
    try (var files = Files.walk(checkout.resolve(folder))) {
      return files
          .map(file -> checkout.relativize(file).toString())
          .filter(file -> file.endsWith(ending))
          .map(this::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the expression's group matches in a file, each time.
  public Stream<String> found(String file, String expression) {
    return Pattern.compile(expression, Pattern.DOTALL)
        .matcher(text(file))
        .results()
        .map(result -> result.group(1));
  }
}
