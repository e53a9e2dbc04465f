// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the fuzzer begins with must lead it to each kind of event.
class EventFuzzerTest {

  private static final Path BEGINNINGS =
      RepositoryRoot.find().resolve("consent-service/src/test/resources/fuzz/events");

  @ParameterizedTest
  @CsvSource({
    "referral, Opened, Deliver",
    "to-immigration, Opened, Drop",
    "answer, Opened, Deliver",
    "notice, Opened, Deliver",
    "acknowledgement, Opened, Deliver",
    "review, Opened, Deliver",
    "plain, Closed, Quarantine"
  })
  void eachBeginningIsReadAndDecided(String name, String read, String decided) throws IOException {
    var input = Files.readString(BEGINNINGS.resolve(name), StandardCharsets.UTF_8);

    assertThat(EventFuzzer.decided(input)).contains(read, decided);
  }

  @ParameterizedTest
  @CsvSource({"''", "ce_id", "'\n\n'", "'ce_id: \n\n{}'", "'review\n\n'"})
  void anyBytesAreAnEvent(String input) {
    assertThat(EventFuzzer.decided(input)).contains("Unreadable");
  }
}
