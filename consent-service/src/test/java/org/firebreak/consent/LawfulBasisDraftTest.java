// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.Sensitive;
import org.firebreak.consent.Condition.SpecialCategory;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Post;
import org.firebreak.consent.WithoutConsent.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawfulBasisDraftTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # article or part-3 | Article 9 or Schedule 8 | Article 10   | sections         | decided, authorised   | valid until              | review due | refused for
          public-task         |                         |              | person address   | PRACTITIONER MANAGER  | 2026-03-09T00:00:00Z     | 2026-03-08 |
          public-task         |                         |              | person children  | MANAGER MANAGER       | 2026-03-05T00:00:00Z     | 2026-03-08 | NOT_AUTHORISED_BY_ANOTHER
          vital-interests     |                         |              | person children  | MANAGER MANAGER       | 2026-03-05T00:00:00Z     | 2026-03-08 |
          public-task         |                         |              | person           | PRACTITIONER MANAGER  | 2026-03-02T12:00:00Z     | 2026-03-02 | REVIEW_NOT_AHEAD
          public-task         |                         |              | person           | PRACTITIONER MANAGER  | 2026-03-02T12:00:00Z     | 2026-03-03 |
          public-task         |                         |              | person           | PRACTITIONER MANAGER  | 2026-03-09T00:00:00.001Z | 2026-03-08 | VALID_BEYOND_REVIEW
          public-task         |                         | SAFEGUARDING | person health    | PRACTITIONER MANAGER  | 2026-03-05T00:00:00Z     | 2026-03-08 | SPECIAL_CATEGORY_CONDITION_MISSING
          public-task         | SAFEGUARDING            |              | person risk      | PRACTITIONER MANAGER  | 2026-03-05T00:00:00Z     | 2026-03-08 | CRIMINAL_OFFENCE_CONDITION_MISSING
          public-task         | SAFEGUARDING            |              | perpetrator      | PRACTITIONER MANAGER  | 2026-03-05T00:00:00Z     | 2026-03-08 | CRIMINAL_OFFENCE_CONDITION_MISSING
          public-task         | SAFEGUARDING            | SAFEGUARDING | health risk perpetrator | PRACTITIONER MANAGER | 2026-03-05T00:00:00Z | 2026-03-08 |
          part-3              |                         |              | risk perpetrator | OFFICER_IN_CASE SUPERVISING_OFFICER | 2026-03-05T00:00:00Z | 2026-03-08 |
          part-3              |                         |              | health           | OFFICER_IN_CASE SUPERVISING_OFFICER | 2026-03-05T00:00:00Z | 2026-03-08 | SENSITIVE_CONDITION_MISSING
          part-3              | SAFEGUARDING            |              | health           | OFFICER_IN_CASE OFFICER_IN_CASE | 2026-03-05T00:00:00Z | 2026-03-08 | NOT_AUTHORISED_BY_ANOTHER
          part-3              | VITAL_INTERESTS         |              | health           | OFFICER_IN_CASE OFFICER_IN_CASE | 2026-03-05T00:00:00Z | 2026-03-08 |
          """)
  void aDraftIsRefusedForWhatItLacks(
      String law,
      @Nullable String special,
      @Nullable CriminalOffence offence,
      String sections,
      String posts,
      Instant until,
      LocalDate reviewDue,
      @Nullable Unlawful refused) {
    var ground =
        law.equals("part-3")
            ? new Ground.LawEnforcement(special == null ? null : Sensitive.valueOf(special))
            : new Ground.UkGdpr(
                Ground.Article.ofCode(law).orElseThrow(),
                special == null ? null : SpecialCategory.valueOf(special),
                offence);
    var post = Stream.of(posts.split(" ")).map(Post::valueOf).toList();
    var draft =
        new LawfulBasisDraft(
            scope(sections, until),
            ground,
            Why.UNSAFE_TO_ASK,
            new Decided.By(post.getFirst(), post.getLast()),
            reviewDue);

    assertThat(draft.unlawful(NOW).orElse(null)).isEqualTo(refused);
  }

  @Test
  void aBasisWhoseGroundLacksAConditionCannotBeWritten() {
    var draft =
        new LawfulBasisDraft(
            scope("health", NOW.plusSeconds(1)),
            new Ground.LawEnforcement(null),
            Why.LACKS_CAPACITY,
            new Decided.By(Post.PRACTITIONER, Post.MANAGER),
            LocalDate.parse("2026-03-08"));

    assertThatThrownBy(
            () -> draft.basis(new BasisId(new UUID(0, 1)), new OrganizationId("sample-police")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void conditionsAreClosedListsAndImmigrationControlIsOnNone() {
    assertThat(list(SpecialCategory.values()))
        .isEqualTo(
            """
            vital-interests: Article 9(2)(c)
            legal-claims: Article 9(2)(f)
            social-protection: Article 9(2)(b) with Schedule 1 paragraph 1
            health-or-social-care: Article 9(2)(h) with Schedule 1 paragraph 2
            statutory-purpose: Article 9(2)(g) with Schedule 1 paragraph 6
            administration-of-justice: Article 9(2)(g) with Schedule 1 paragraph 7
            preventing-unlawful-acts: Article 9(2)(g) with Schedule 1 paragraph 10
            counselling: Article 9(2)(g) with Schedule 1 paragraph 17
            safeguarding: Article 9(2)(g) with Schedule 1 paragraph 18
            economic-well-being: Article 9(2)(g) with Schedule 1 paragraph 19\
            """);
    assertThat(list(CriminalOffence.values()))
        .isEqualTo(
            """
            social-protection: Schedule 1 paragraph 1
            health-or-social-care: Schedule 1 paragraph 2
            statutory-purpose: Schedule 1 paragraph 6
            administration-of-justice: Schedule 1 paragraph 7
            preventing-unlawful-acts: Schedule 1 paragraph 10
            counselling: Schedule 1 paragraph 17
            safeguarding: Schedule 1 paragraph 18
            economic-well-being: Schedule 1 paragraph 19
            vital-interests: Schedule 1 paragraph 30
            legal-claims: Schedule 1 paragraph 33\
            """);
    assertThat(list(Sensitive.values()))
        .isEqualTo(
            """
            statutory-purpose: Schedule 8 paragraph 1
            administration-of-justice: Schedule 8 paragraph 2
            vital-interests: Schedule 8 paragraph 3
            safeguarding: Schedule 8 paragraph 4
            legal-claims: Schedule 8 paragraph 6\
            """);
    assertThat(Condition.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(SpecialCategory.class, CriminalOffence.class, Sensitive.class);
  }

  private static String list(Condition[] conditions) {
    return Arrays.stream(conditions)
        .map(condition -> condition.code() + ": " + condition.statute())
        .collect(Collectors.joining("\n"));
  }

  private static Scope scope(String sections, Instant until) {
    return new Scope(
        Set.of(new OrganizationId("sample-refuge")),
        Set.of(Purpose.SAFETY_PLANNING),
        Stream.of(sections.split(" "))
            .map(code -> SectionLabel.ofCode(code).orElseThrow())
            .collect(Collectors.toSet()),
        new Period(NOW, until));
  }
}
