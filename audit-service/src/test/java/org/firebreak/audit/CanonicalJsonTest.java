// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void membersAreSortedAndWhatIsNullIsLeftOut() {
    assertThat(
            new CanonicalJson()
                .text("b", "two")
                .number("a10", 10)
                .number("a1", -1L)
                .flag("c", false)
                .text("absent", null)
                .number("absent too", null)
                .id("id", UUID.fromString("5F7C2A52-5D0F-4D38-9A55-3F1F6B0F7A01"))
                .object("B", new CanonicalJson().texts("list", List.of("z", "y")))
                .object("none", null))
        .hasToString(
            "{\"B\":{\"list\":[\"z\",\"y\"]},\"a1\":-1,\"a10\":10,\"b\":\"two\",\"c\":false,"
                + "\"id\":\"5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01\"}");
  }

  @Test
  void orderOfWritingDoesNotMatter() {
    assertThat(new CanonicalJson().text("a", "1").text("b", "2").bytes())
        .isEqualTo(new CanonicalJson().text("b", "2").text("a", "1").bytes());
  }

  /// The escapes of RFC 8785, section 3.2.2.2: the short ones, small hex for other control
  /// characters, nothing else.
  @Test
  void textIsEscapedAsLittleAsPossible() {
    assertThat(
            new CanonicalJson()
                .text("t", "\b\t\n\f\r\"\\/\u0000\u001f\u007f\u20ac\ud83d\ude00")
                .bytes())
        .isEqualTo(
            "{\"t\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f\u20ac\ud83d\ude00\"}"
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void timesAreInUtcWithTheirOwnPrecision() {
    assertThat(
            new CanonicalJson()
                .time("a", Instant.parse("2026-11-22T12:00:00+01:00"))
                .time("b", Instant.parse("2026-11-22T12:00:00.4Z")))
        .hasToString("{\"a\":\"2026-11-22T11:00:00Z\",\"b\":\"2026-11-22T12:00:00.400Z\"}");
  }

  @Test
  void oneNameIsWrittenOnce() {
    var json = new CanonicalJson().text("a", "1");
    assertThatIllegalStateException().isThrownBy(() -> json.text("a", "1"));
  }
}
