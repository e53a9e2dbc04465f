// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What stands where an id or a hash belongs may be anything, a name too.
class FieldsTest {
  private static final String PLANTED = "planted";

  private static Fields holding(String value) {
    String json = "{\"field\":\"%s\"}".formatted(value);
    return new Fields(JsonReader.object(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void repeatsNothing(ThrowingCallable reading) {
    assertThatIllegalArgumentException()
        .isThrownBy(reading)
        .withNoCause()
        .withMessage("field is missing or not of its kind");
  }

  @Test
  void refusalOfAnIdRepeatsNothingOfIt() {
    repeatsNothing(() -> holding(PLANTED).id("field"));
    repeatsNothing(() -> holding(PLANTED + "-1-1-1-1").id("field"));
  }

  @Test
  void refusalOfAHashRepeatsNothingOfIt() {
    repeatsNothing(() -> holding(PLANTED).hash("field"));
    repeatsNothing(() -> holding(PLANTED + "0").hash("field"));
  }

  @Test
  void refusalOfAnEscapeRepeatsNothingOfIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> holding("\\uplan"))
        .withMessageStartingWith("not JSON in its one form, at byte");
  }
}
