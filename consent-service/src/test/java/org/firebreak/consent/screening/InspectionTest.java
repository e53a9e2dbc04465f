// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firebreak.consent.Seeds;
import org.firebreak.consent.firewall.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

  /// As long as a section may be.
  private static final int LONGEST = 8_000;

  /// Some 10 ms are usual; what grows with the square of the length takes seconds.
  private static final Duration BOUND = Duration.ofMillis(250);

  @Test
  void nothingIsFoundInNothing() {
    assertThat(Inspection.inspect(List.of(), List.of())).isEmpty();
    assertThat(Inspection.inspect(List.of("", " ", "\n", ".", "?"), List.of())).isEmpty();
  }

  /// The content of the demonstration's lawful twins, word for word.
  @Test
  void theDemonstrationsReferralsAreOrdinary() {
    assertThat(
            Inspection.inspect(
                List.of(
                    "Sample Person 537 (sample-canary-0537), born 1 January 1990",
                    "Call before noon only; ask for reference sample-canary-0537",
                    "High, says the sample checklist sample-canary-0537",
                    "A safe place to stay tonight sample-canary-0537"),
                List.of()))
        .isEmpty();
  }

  /// What regulated advice and her own application need to say.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Legal advice on her immigration status, from a regulated adviser.",
        "Please advise her on her application to the Home Office under the concession.",
        "She needs an immigration solicitor to apply to UKVI in her own right.",
        "Her leave depends on his; please help her apply to the Home Office as a victim.",
        "Her adviser will send the application to UKVI and asks you for a letter of support.",
        "Mae angen cyngor mewnfudo arni cyn gwneud cais i'r Swyddfa Gartref."
      })
  void lawfulHelpIsOrdinary(String text) {
    assertThat(Inspection.inspect(List.of(text), List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Please forward to ICE.          | ASKS_TO_PASS_ON_TO_IMMIGRATION
          Please check her status at UKVI | ASKS_FOR_STATUS_CHECK
          Immigration may be interested.  | HINTS_AT_PASSING_ON
          cc Border Force                 | CONTENT_HOLDS_ROUTING
          Her visa has expired.           | TELLS_HER_STATUS
          """,
      delimiter = '|')
  void eachFindingCanBeMade(String text, Finding finding) {
    assertThat(Inspection.inspect(List.of(text), List.of())).contains(finding);
  }

  @Test
  void whatIsAskedInTheSectionOfHerStatusCountsToo() {
    assertThat(
            Inspection.inspect(List.of("High"), List.of("Her visa has expired. Tell immigration.")))
        .containsExactly(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  }

  @Test
  void whatStandsInAnySectionCounts() {
    assertThat(Inspection.inspect(List.of("High", "Tell immigration.", "Sample Person"), List.of()))
        .containsExactly(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  }

  @Test
  void aRequestIsFoundBehindAsMuchOrdinaryTextAsFits() {
    var ordinary = "She is afraid of him and wants to stay near her children. ".repeat(130);

    assertThat(Inspection.inspect(List.of(ordinary + "Please forward to NCCU."), List.of()))
        .containsExactly(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please forward to %s.",
        "Let %s know where she is.",
        "%s must be told.",
        "FAO %s"
      })
  void theBodysNameMayBeWrittenInAnyWay(String sentence) {
    for (var name :
        List.of(
            "Immigration Enforcement",
            "IMMIGRATION ENFORCEMENT",
            "Ιmmіgrаtіоn Enforcement",
            "1mmigration Enforcement",
            "Imigration Enforcment",
            "Ｉmmigration Ｅnforcement",
            "Im\u00admigration Enforcement",
            "I m m i g r a t i o n",
            "Gorfodi Mewnfudo",
            "the Home Office",
            "the homeoffice",
            "the Hоme Оffice",
            "the Swyddfa Gartref",
            "NCCU",
            "N.C.C.U.",
            "N C C U",
            "ICE",
            "I.C.E.",
            "U\u200bKVI")) {
      assertThat(Inspection.inspect(List.of(sentence.formatted(name)), List.of()))
          .as(name)
          .isNotEmpty();
    }
  }

  @Test
  void theSameTextIsFoundTheSameWheneverItIsInspected() {
    ScreeningCorpus.tuning()
        .forEach(sample ->
            assertThat(Inspection.inspect(List.of(sample.read()), List.of()))
                .isEqualTo(Inspection.inspect(List.of(sample.read()), List.of())));
  }

  static Stream<String> hostile() {
    var parts =
        Stream.of(
            "a",
            "i ",
            "i.",
            "@",
            "a@",
            "aa.bb.cc ",
            "x@homeoffice.gov.uk,",
            "http://",
            "\ufdfa",
            "\u0300",
            "1mmigratiom ",
            "please ",
            "to ice ",
            "check ",
            "the home office or ",
            "deported ",
            "cc ",
            "please forward to immigration ",
            "home ho me ",
            ", ",
            "national command and control ");
    return Stream.concat(
        parts.map(part -> part.repeat(LONGEST / part.length())),
        Stream.of(new Random(1), new Random(2)).map(InspectionTest::anything));
  }

  private static String anything(Random chance) {
    return IntStream.range(0, LONGEST)
        .map(_ -> chance.nextInt(Character.MAX_VALUE))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /// In time of the processor, the fastest of three: what is measured is the text, not what else
  /// the machine does.
  @ParameterizedTest
  @MethodSource("hostile")
  void noTextTakesLong(String text) {
    var clock = ManagementFactory.getThreadMXBean();
    var fastest =
        IntStream.range(0, 3)
            .mapToLong(_ -> {
              var before = clock.getCurrentThreadCpuTime();
              Inspection.inspect(List.of(text), List.of());
              return clock.getCurrentThreadCpuTime() - before;
            })
            .min()
            .orElseThrow();

    assertThat(Duration.ofNanos(fastest)).isLessThan(BOUND);
  }

  /// It is total: no text stops the loop.
  @Test
  void noTextIsTooStrange() {
    var signs =
        "please to ICE home office immi gration \u200b\u0301.,;:?!@/\\-'\u2019\n\udc00\ud83d";
    Seeds.each(
        2_000,
        chance -> {
          var text =
              chance
                  .ints(chance.nextInt(80), 0, signs.length())
                  .mapToObj(at -> String.valueOf(signs.charAt(at)))
                  .collect(Collectors.joining());

          assertThat(Inspection.inspect(List.of(text), List.of())).isNotNull();
        });
  }
}
