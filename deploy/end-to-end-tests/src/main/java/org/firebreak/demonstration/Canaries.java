// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.promises.Observations.CanarySearch;

/// Looks for planted values where nothing of a referral's content or addresses may ever be, as
/// plain text and inside Base64.
public final class Canaries {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

  private final Set<String> planted;
  private final Set<String> places = new TreeSet<>();
  private final List<String> hits = new ArrayList<>();
  private long bytes;

  public Canaries(Collection<String> planted) {
    this.planted = Set.copyOf(planted);
  }

  /// @param place how a hit is reported
  public void search(String place, String text) {
    places.add(place);
    bytes += text.getBytes(StandardCharsets.UTF_8).length;
    for (var suspect : suspects(text)) {
      if (planted.contains(suspect)) {
        hits.add(place);
      }
    }
  }

  /// Every word in it that has a canary's form, as plain text and inside Base64: all that a search
  /// can find there, for who cannot keep the text until it is known what was planted.
  public static List<String> suspects(String text) {
    var suspects = new ArrayList<String>();
    addPlain(suspects, text);
    var encoded = BASE64.matcher(text);
    while (encoded.find()) {
      addPlain(suspects, decoded(encoded.group()));
    }
    return suspects;
  }

  public void search(String place, Path file) {
    try {
      search(place, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addPlain(List<String> suspects, String text) {
    var found = Canary.PATTERN.matcher(text);
    while (found.find()) {
      suspects.add(found.group().toLowerCase(Locale.ROOT));
    }
  }

  /// Whole groups of four only, so that a stray character before or after does not hide anything
  /// that begins with the match.
  private static String decoded(String base64) {
    var whole = base64.replace("=", "");
    var bytes = Base64.getDecoder().decode(whole.substring(0, whole.length() / 4 * 4));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public CanarySearch result() {
    return new CanarySearch(planted.size(), places, bytes, hits);
  }
}
