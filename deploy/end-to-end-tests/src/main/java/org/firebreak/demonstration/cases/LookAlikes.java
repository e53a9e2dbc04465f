// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Names that a person reads as an immigration body's and that are not equal to it.
final class LookAlikes {

  private static final Map<Character, List<String>> HOMOGLYPHS =
      Map.of(
          'a', List.of("\u0430", "\u0251"),
          'c', List.of("\u0441", "\u03f2"),
          'e', List.of("\u0435", "\uff45"),
          'i', List.of("\u0456", "\u0131"),
          'o', List.of("\u043e", "\u03bf", "0"),
          'p', List.of("\u0440"),
          'I', List.of("\u0406", "l", "\uff29"),
          'C', List.of("\u0421", "\uff23"),
          'B', List.of("\u0392", "\u0412"),
          'H', List.of("\u041d", "\u0397"));
  private static final List<String> INVISIBLE = List.of("\u200b", "\u00ad", "\u2060");

  private final Random random;

  LookAlikes(Random random) {
    this.random = random;
  }

  /// At least one letter comes from another alphabet, or something invisible stands between two.
  String homoglyphs(String name) {
    var places =
        IntStream.range(0, name.length())
            .filter(at -> HOMOGLYPHS.containsKey(name.charAt(at)))
            .boxed()
            .collect(Collectors.toList());
    if (places.isEmpty() || random.nextInt(6) == 0) {
      int at = 1 + random.nextInt(name.length() - 1);
      return name.substring(0, at) + one(INVISIBLE) + name.substring(at);
    }
    var text = new StringBuilder(name);
    int chosen = one(places);
    text.replace(chosen, chosen + 1, one(HOMOGLYPHS.getOrDefault(name.charAt(chosen), List.of())));
    return text.toString();
  }

  /// Spaces, dots or dashes where the name has none, or twice the ones that it has.
  String spacing(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> spelled(name, ".") + ".";
      case 1 -> spelled(name, " ");
      case 2 -> name.replace(" ", " . ") + ".";
      default -> " " + name.replace(" ", "   ") + "\u00a0";
    };
  }

  /// Two neighbouring letters change places, or one is lost or doubled.
  String transposition(String name) {
    int at = place(name);
    return switch (random.nextInt(3)) {
      case 0 ->
          name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
      case 1 -> name.substring(0, at) + name.substring(at + 1);
      default -> name.substring(0, at) + name.charAt(at) + name.substring(at);
    };
  }

  private int place(String name) {
    var places =
        IntStream.range(1, name.length() - 1)
            .filter(at -> Character.isLetter(name.charAt(at)))
            .filter(at -> Character.isLetter(name.charAt(at + 1)))
            .filter(at -> name.charAt(at) != name.charAt(at + 1))
            .boxed()
            .toList();
    return one(places);
  }

  private static String spelled(String name, String between) {
    return name.chars().mapToObj(Character::toString).collect(Collectors.joining(between));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
