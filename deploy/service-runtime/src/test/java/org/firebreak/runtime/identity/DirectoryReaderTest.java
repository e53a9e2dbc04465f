// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.runtime.kafka.KafkaClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String HOUSING = "{\"part_of\":null,\"immigration_function\":\"none\"}";

  private final DirectoryReader reader =
      new DirectoryReader(new KafkaClients(Map.of()), new ObjectMapper());

  DirectoryReaderTest() {
    take("heartbeat", "{\"at\":\"" + NOW + "\"}");
    take("larch-homes", HOUSING);
  }

  @Test
  void whatCannotBeReadBarsWhomItIsAbout() {
    assertThat(admitted()).isEqualTo(new Admission.Admitted());
    take("larch-homes", "{");
    assertThat(admitted()).isEqualTo(new Admission.Barred());
    take("larch-homes", HOUSING);
    assertThat(admitted()).isEqualTo(new Admission.Admitted());
    take("larch-homes", null);
    assertThat(admitted()).isEqualTo(new Admission.Barred());
  }

  @Test
  void aWordThatIsNotKnownIsAnImmigrationFunction() {
    take("larch-homes", HOUSING.replace("none", "outreach"));
    assertThat(admitted()).isEqualTo(new Admission.Barred());
  }

  /// FailsClosed: it may be a bar.
  @Test
  void aRecordWithoutAKeyClosesTheDoorWhateverComesBehindIt() {
    take(null, HOUSING);
    take("heartbeat", "{\"at\":\"" + NOW + "\"}");
    take("larch-homes", HOUSING);
    assertThat(admitted()).isEqualTo(new Admission.Stale());
  }

  private Admission admitted() {
    return reader.organizations().admit("larch-homes", NOW);
  }

  private void take(@Nullable String key, @Nullable String value) {
    reader.take(
        new ConsumerRecord<byte[], byte[]>(
            "directory.organizations.v1", 0, 0, bytes(key), bytes(value)));
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
