// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.demonstration.cases.Canary;
import org.firebreak.demonstration.cases.SampleContent;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.rest.Bases;
import org.firebreak.demonstration.rest.Draft;
import org.firebreak.demonstration.rest.Fate;
import org.firebreak.demonstration.rest.Scope;
import org.firebreak.demonstration.rest.Sent;
import org.junit.jupiter.api.Test;

final class ReclassificationIT {

  private static final String PURPOSE = "criminal-justice";

  private final SharedStack stack = SharedStack.get();

  @Test
  void aTargetThatIsReclassifiedBetweenDeliveryAndReadingReadsNothing() {
    // Given
    var target = "fernbridge-probation";
    var source = "norfolk-constabulary";
    var basis = basis(source, target);
    var first = delivered(source, target, basis);
    var second = delivered(source, target, basis);
    isRead(target, first);

    // When
    stack.directory().bar(target).expecting(200);

    // Then
    var refused = stack.agency(target).read(second.only().dispatchId());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("ORGANIZATION_BARRED");
    assertThat(refused.body().has("sections")).isFalse();
    var third = stack.agency(source).refer(draft(target, basis));
    assertThat(told(source, third).told()).isEqualTo(Told.NOT_SENT);
    assertThat(told(source, third).reasons())
        .extracting(reason -> reason.code())
        .contains("TARGET_HAS_IMMIGRATION_FUNCTION");
  }

  @Test
  void whatASourceSentBeforeItWasReclassifiedIsNotReadAnyMore() {
    // Given
    var source = "fernbridge-college";
    var target = "norfolk-constabulary";
    var sent = delivered(source, target, basis(source, target));
    isRead(target, sent);

    // When
    stack.directory().bar(source).expecting(200);

    // Then
    Waiting.until(
        "standing is refused",
        Duration.ofSeconds(5),
        () -> stack.agency(target).read(sent.only().dispatchId()).status() == 403);
    assertThat(stack.agency(target).read(sent.only().dispatchId()).code())
        .isEqualTo("STANDING_REFUSED");
  }

  private UUID basis(String source, String target) {
    var scope =
        new Scope(
            List.of(target),
            List.of(PURPOSE),
            List.of("person", "safe-contact", "risk", "needs"),
            Instant.now().plus(Duration.ofHours(1)));
    return Bases.recorded(stack.bases(source).consent("sample-" + UUID.randomUUID(), scope));
  }

  private Sent delivered(String source, String target, UUID basis) {
    var sent = stack.agency(source).refer(draft(target, basis));
    assertThat(told(source, sent).told()).isEqualTo(Told.DELIVERED);
    return sent;
  }

  /// The source hears of the decision by one topic, the target of the delivery by another: either
  /// may be first.
  private void isRead(String target, Sent sent) {
    Waiting.until(
        "the target reads what was delivered",
        Duration.ofSeconds(15),
        () -> stack.agency(target).read(sent.only().dispatchId()).status() == 200);
  }

  private static Draft draft(String target, UUID basis) {
    return Draft.of(PURPOSE, target, basis, SampleContent.sections(0, Canary.fresh()));
  }

  private Fate told(String source, Sent sent) {
    Waiting.until(
        "the source is told", Duration.ofSeconds(15), () -> !fate(source, sent).isWaiting());
    return fate(source, sent);
  }

  private Fate fate(String source, Sent sent) {
    return stack.agency(source).fate(sent.referralId(), sent.only().dispatchId());
  }
}
