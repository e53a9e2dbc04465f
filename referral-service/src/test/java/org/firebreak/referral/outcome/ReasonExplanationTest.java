// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonExplanationTest {

  private static final ReasonExplanation FALLBACK = ReasonExplanation.of("FROM_THE_FUTURE");

  static Stream<String> codesOfTheContract() {
    var codes =
        Contracts.of("consent-service", "decision")
            .schema()
            .getSchemaNode()
            .at("/properties/reasons/items/enum");
    return StreamSupport.stream(codes.spliterator(), false).map(code -> code.asText());
  }

  @ParameterizedTest
  @MethodSource("codesOfTheContract")
  void everyReasonCodeOfTheContractHasItsOwnExplanation(String code) {
    var explanation = ReasonExplanation.of(code);

    assertThat(explanation.whatHappened()).isNotBlank().isNotEqualTo(FALLBACK.whatHappened());
    assertThat(explanation.whatToDo()).isNotBlank().isNotEqualTo(FALLBACK.whatToDo());
  }

  @Test
  void nothingIsExplainedThatCannotHappen() {
    var own = Stream.of("HOLD_EXPIRED");

    assertThat(Arrays.stream(Reason.values()).map(Reason::name))
        .containsExactlyInAnyOrderElementsOf(Stream.concat(codesOfTheContract(), own).toList());
  }

  @Test
  void aCodeThatIsNotKnownIsSaidToBeThat() {
    assertThat(FALLBACK.code()).isEqualTo("FROM_THE_FUTURE");
    assertThat(FALLBACK.whatHappened()).contains("cannot explain");
    assertThat(FALLBACK.whatToDo()).contains("operators");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "IMMIGRATION_TOPIC",
        "TARGET_HAS_IMMIGRATION_FUNCTION",
        "SOURCE_HAS_IMMIGRATION_FUNCTION",
        "ORIGIN_HAS_IMMIGRATION_FUNCTION",
        "PURPOSE_IS_IMMIGRATION_CONTROL",
        "ADDRESS_LOOKS_LIKE_IMMIGRATION"
      })
  void whereTheAnswerIsNoTheVictimLedRouteAndRegulatedAdviceAreNamed(Reason reason) {
    assertThat(reason.whatToDo).contains("victim-led route").contains("regulated adviser");
    assertThat(reason.mayPhone).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void noRemedySendsAnybodyToAnImmigrationBody(Reason reason) {
    for (var body :
        List.of("Home Office", "UKVI", "Visas", "Enforcement", "Border", "NCCU", "immigration")) {
      assertThat(reason.whatToDo).doesNotContainIgnoringCase(body);
    }
  }
}
