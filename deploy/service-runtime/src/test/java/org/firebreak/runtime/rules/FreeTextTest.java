// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Would a way in for a sentence be found?
class FreeTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"string\"}",
        "{\"type\": [\"string\", \"null\"]}",
        "{\"type\": \"string\", \"maxLength\": 20}",
        "{\"description\": \"of any type\"}",
        "{\"$ref\": \"#/$defs/other\"}",
        "{\"type\": \"integer\", \"$defs\": {\"other\": {\"type\": \"string\"}}}",
        "{\"type\": \"array\"}",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
        "{\"type\": \"array\", \"items\": {\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}}",
        "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"note\": {\"type\": \"string\"}}}",
        "{\"type\": \"object\", \"properties\": {\"count\": {\"type\": \"integer\"}}}",
        "{\"type\": \"object\", \"additionalProperties\": false, \"patternProperties\": {\"^n\": {\"type\": \"string\"}}}",
        "{\"type\": \"integer\", \"allOf\": [{\"type\": \"string\"}]}",
        "{\"enum\": [1], \"contentMediaType\": \"text/plain\"}",
        "{\"type\": \"string\", \"format\": \"email\"}",
        "{\"type\": \"string\", \"pattern\": \"^.*$\"}",
        "{\"type\": \"string\", \"pattern\": \"[a-z]\"}"
      })
  void aPlaceForASentenceIsFound(String property) throws IOException {
    assertThat(of(property)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": [\"integer\", \"null\"]}",
        "{\"enum\": [\"deliver\", \"drop\"]}",
        "{\"const\": \"1.0\"}",
        "{\"type\": \"string\", \"format\": \"uuid\"}",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\", \"pattern\": \"^[a-z-]{1,63}$\"}}"
      })
  void aPlaceForACodeIsNone(String property) throws IOException {
    assertThat(of(property)).isEmpty();
  }

  private static List<String> of(String property) throws IOException {
    var schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
    schema.putObject("properties").set("field", JSON.readTree(property));
    return FreeText.in("fact", schema);
  }
}
