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
import org.junit.jupiter.params.provider.ValueSource;

/// What the fuzzer begins with must lead it to each kind of record.
class RecordFuzzerTest {

  private static final Path BEGINNINGS =
      RepositoryRoot.find().resolve("consent-service/src/test/resources/fuzz/records");

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
  void eachEventIsReadAndDecided(String name, String read, String decided) throws IOException {
    assertThat(RecordFuzzer.read(beginning(name))).contains(read, decided);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "hold-for-a-person", "organization", "organization-heartbeat"})
  void eachOtherRecordIsTaken(String name) throws IOException {
    assertThat(RecordFuzzer.read(beginning(name))).containsExactly("Taken");
  }

  private static String beginning(String name) throws IOException {
    return Files.readString(BEGINNINGS.resolve(name), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "ce_id",
    "'\n\n'",
    "'ce_id: \n\n{}'",
    "'review\n\n'",
    "hold",
    "'hold\n\n{}'",
    "organization",
    "'organization\nkey: heartbeat\n\n'"
  })
  void anyBytesAreARecord(String input) {
    assertThat(RecordFuzzer.read(input)).contains("Unreadable");
  }
}
