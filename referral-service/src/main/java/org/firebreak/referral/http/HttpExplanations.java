// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.Explanations;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.outcome.Decision;
import org.firebreak.referral.outcome.Decision.Verdict;
import org.jspecify.annotations.Nullable;

/// An answer that is not as agreed is no answer.
@ApplicationScoped
class HttpExplanations implements Explanations {

  private final ConsentService consents;

  HttpExplanations(ConsentService consents) {
    this.consents = consents;
  }

  private record QuestionForm(
      String sourceOrganization,
      String purpose,
      List<String> sections,
      @Nullable OnwardForm onward,
      List<TargetForm> targets) {}

  private record OnwardForm(String origin, int hops, int mostHops) {
    static OnwardForm of(Chain chain) {
      return new OnwardForm(chain.origin().value(), chain.hops(), chain.mostHops());
    }
  }

  private record TargetForm(String address, @Nullable UUID basisId) {}

  @Override
  public Explanation ask(Question question) {
    return consents
        .ask("/v1/explanations", form(question), "an explanation")
        .flatMap(answer -> verdicts(answer.path("items"), question.targets().size()))
        .<Explanation>map(Explained::new)
        .orElseGet(Unavailable::new);
  }

  private static Optional<List<Verdict>> verdicts(JsonNode items, int expected) {
    var verdicts = new ArrayList<Verdict>();
    for (JsonNode item : items) {
      verdict(item).ifPresent(verdicts::add);
    }
    return items.size() == expected && verdicts.size() == expected
        ? Optional.of(verdicts)
        : Optional.empty();
  }

  private static Optional<Verdict> verdict(JsonNode item) {
    var reasons = texts(item.path("reasons"));
    return switch (item.path("outcome").asText()) {
      case "deliver" -> Optional.of(new Decision.Deliver(texts(item.path("withheld"))));
      case "drop" -> Optional.of(new Decision.Drop(reasons));
      case "quarantine" ->
          Optional.of(
              item.path("hold_kind").asText().equals("curable")
                  ? new Decision.HoldForSource(reasons, null)
                  : new Decision.HoldForPerson(reasons, null));
      default -> Optional.empty();
    };
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static QuestionForm form(Question question) {
    return new QuestionForm(
        question.source().value(),
        question.purpose(),
        question.sections().stream().map(SectionLabel::label).toList(),
        question.onward().map(OnwardForm::of).orElse(null),
        question.targets().stream()
            .map(target ->
                new TargetForm(
                    target.address(),
                    Optional.ofNullable(target.basis()).map(BasisId::value).orElse(null)))
            .toList());
  }
}
