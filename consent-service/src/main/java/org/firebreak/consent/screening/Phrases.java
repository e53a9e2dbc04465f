// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Phrases with their cues, found word by word: a lookup a word, however many phrases there are.
final class Phrases {

  /// @param words how many of the words it covers, at least 1
  record Found(int words, Set<Cue> cues) {}

  private static final Found NOTHING = new Found(1, Set.of());

  private final Node start = new Node();
  private final Set<String> words = new HashSet<>();

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final EnumSet<Cue> cues = EnumSet.noneOf(Cue.class);
    boolean ends;
  }

  /// @param listed phrases between commas or line ends
  void add(String listed, Set<Cue> cues) {
    for (var phrase : listed.split("[,\n]")) {
      if (!phrase.isBlank()) {
        var node = start;
        for (var word : phrase.strip().split(" ")) {
          words.add(word);
          node = node.next.computeIfAbsent(word, _ -> new Node());
        }
        node.ends = true;
        node.cues.addAll(cues);
      }
    }
  }

  /// Every word of every phrase.
  Set<String> words() {
    return words;
  }

  /// The longest phrase that begins there; a word that begins none counts as one without cues.
  Found at(List<String> sentence, int from) {
    var found = NOTHING;
    var node = start.next.get(sentence.get(from));
    for (int next = from + 1; node != null; next++) {
      if (node.ends) {
        found = new Found(next - from, node.cues);
      }
      node = next < sentence.size() ? node.next.get(sentence.get(next)) : null;
    }
    return found;
  }
}
