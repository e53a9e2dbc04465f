// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.Purpose;

/// What a source's wording of a purpose amounts to.
public sealed interface PurposeReading {

  /// Nobody's wording is longer; searching one of a million letters would hold up everybody's
  /// events.
  int LONGEST = 1_000;

  String code();

  record Ordinary(Purpose purpose) implements PurposeReading {
    @Override
    public String code() {
      return purpose.code();
    }
  }

  /// Immigration control, enquiry or enforcement, under whatever name.
  record ImmigrationControl() implements PurposeReading {
    @Override
    public String code() {
      return "immigration-control";
    }
  }

  /// Not on the list: "safeguarding check" and its like open nothing.
  record Unknown() implements PurposeReading {
    @Override
    public String code() {
      return "unknown";
    }
  }

  /// A code of the closed list is what it says. Anything else that speaks of immigration control is
  /// that.
  static PurposeReading of(String written) {
    if (written.length() > LONGEST) {
      return new Unknown();
    }
    return Purpose.ofCode(Spelling.canonical(written))
        .<PurposeReading>map(Ordinary::new)
        .orElseGet(
            () -> Wording.speaksOfControl(written) ? new ImmigrationControl() : new Unknown());
  }

  /// The words by which immigration control is asked for.
  final class Wording {

    private static final Set<String> WORDS =
        Stream.of(
                "immigration", "nccu", "ukba", "overstayer", "overstaying", "deportation", "deport")
            .map(Spelling::skeleton)
            .collect(Collectors.toUnmodifiableSet());
    private static final String STEM = Spelling.skeleton("immigra");
    private static final List<Pattern> PHRASES =
        List.of(
            Pattern.compile(
                "\\b(status|nationality|visa) (check|enquiry|enquiries|inquiry|verification)\\b"),
            Pattern.compile("\\b(home office|border force|border agency)\\b"),
            Pattern.compile("\\bremoval (from|directions|of (person|migrant|foreign))\\b"),
            Pattern.compile("\\b(leave|right) to (remain|reside) check\\b"));

    private Wording() {}

    private static boolean speaksOfControl(String written) {
      var words = Spelling.words(written);
      var skeleton = Spelling.skeleton(written);
      var sentence = String.join(" ", words);
      return skeleton.contains(STEM)
          || words.stream().map(Spelling::skeleton).anyMatch(WORDS::contains)
          || PHRASES.stream().anyMatch(phrase -> phrase.matcher(sentence).find());
    }
  }
}
