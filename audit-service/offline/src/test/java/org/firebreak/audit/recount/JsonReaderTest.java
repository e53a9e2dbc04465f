// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static Json.Members read(String json) {
    return JsonReader.object(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":{},\"b\":[]}",
        "{\"\":\"\"}",
        "{\"a\":0,\"b\":-1,\"c\":9007199254740991,\"d\":-9007199254740991}",
        "{\"a\":[true,false,[1,2],{\"x\":\"y\"}]}",
        "{\"a\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f/\u007f\u00e9\u20ac\\\\u0041\"}",
        // By UTF-16 units, as RFC 8785 section 3.2.3 sorts: the surrogate pair before U+FB33.
        "{\"\u20ac\":1,\"\ud83d\ude00\":2,\"\ufb33\":3}"
      })
  void whatIsInItsOneFormIsReadAndWrittenTheSame(String json) {
    assertThat(read(json).text()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " {}",
        "{} ",
        "{}\n",
        "{",
        "{}{}",
        "[]",
        "1",
        "{\"a\": 1}",
        "{\"a\" :1}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 ,\"b\":1}",
        "{\"a\":[1,]}",
        "{\"a\":[1 ]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"\ufb33\":3,\"\ud83d\ude00\":2}",
        "{\"a\":null}",
        "{\"a\":True}",
        "{\"a\":tru}",
        "{\"a\":-0}",
        "{\"a\":00}",
        "{\"a\":01}",
        "{\"a\":-01}",
        "{\"a\":+1}",
        "{\"a\":-}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":9007199254740992}",
        "{\"a\":99999999999999999999}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\u0009\"}",
        "{\"a\":\"\\u00e9\"}",
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\u00\"}",
        "{\"a\":\"\\uzzzz\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\\t\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{a:1}",
        "{'a':1}",
        "\ufeff{}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
      })
  void anyOtherFormIsRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(json));
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] bytes = "{\"a\":\"xx\"}".getBytes(StandardCharsets.UTF_8);
    for (int lead : List.of(0x80, 0xc0, 0xc3, 0xed, 0xff)) {
      byte[] changed = bytes.clone();
      changed[6] = (byte) lead;
      assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.object(changed));
    }
  }

  @Test
  void whateverByteChangesWhatIsReadIsWrittenTheSame() {
    byte[] entry = CleanLog.ofSize(1, 5).getFirst();
    for (int i = 0; i < entry.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = entry.clone();
        changed[i] ^= (byte) (1 << bit);
        try {
          assertThat(JsonReader.object(changed).text().getBytes(StandardCharsets.UTF_8))
              .isEqualTo(changed);
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageNotContaining("referral_id\":\"");
        }
      }
    }
  }

  /// Against the JDK: accepted is exactly what it would write.
  @Test
  void aTimeHasTheFormThatTheJdkGivesIt() {
    var random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      long seconds = random.nextLong(-60_000_000_000L, 250_000_000_000L);
      long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(i % 4);
      var time = Instant.ofEpochSecond(seconds, random.nextLong(1_000_000_000L) / unit * unit);
      assertThat(CanonicalTime.of(time.toString())).isEqualTo(time);
    }
    for (String text :
        List.of(
            "",
            "Z",
            "2026-03-01",
            "2026-03-01T08:00:00",
            "2026-03-01T08:00:00z",
            "2026-03-01T08:00:00+00:00",
            "2026-03-01 08:00:00Z",
            "2026-03-01T08:00Z",
            "2026-3-01T08:00:00Z",
            "2026-02-29T08:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01T23:59:60Z",
            "2026-03-01T08:00:00.Z",
            "2026-03-01T08:00:00.1Z",
            "2026-03-01T08:00:00.12Z",
            "2026-03-01T08:00:00.000Z",
            "2026-03-01T08:00:00.123000Z",
            "2026-03-01T08:00:00.123456000Z",
            "2026-03-01T08:00:00.1234567891Z",
            "2026-03-01T08:00:00.123456789123Z",
            "2026-03-01T08:00:00,123Z",
            "2026-03-01T08:00:00.-12Z",
            "+2026-03-01T08:00:00Z",
            "2026-03-01T08:00:0\u0661Z")) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> CanonicalTime.of(text));
    }
  }
}
