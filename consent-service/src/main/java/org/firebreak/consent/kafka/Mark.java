// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.consent.loop.Gate.Progress;
import org.jspecify.annotations.Nullable;

/// The mark as it stands in the metadata of a committed offset: `mark=<number>`.
final class Mark {

  private static final Pattern FORM = Pattern.compile("mark=(0|[1-9][0-9]{0,17})");

  private Mark() {}

  static String write(long mark) {
    return "mark=" + mark;
  }

  /// @param committed null if nothing was ever committed
  /// @param logStart the first offset that the partition still has
  /// @throws Lost if events may have been pruned that nobody can say were decided
  static Progress read(
      TopicPartition partition, @Nullable OffsetAndMetadata committed, @Nullable Long logStart) {
    if (logStart == null) {
      throw new Lost(partition + ": its start is not known");
    }
    if (committed == null) {
      if (logStart > 0) {
        throw new Lost(partition + ": records were pruned, yet no progress was ever committed");
      }
      return new Progress(0, 0);
    }
    if (committed.offset() < logStart) {
      throw new Lost(partition + ": records after the committed progress are gone");
    }
    var metadata = FORM.matcher(committed.metadata());
    if (!metadata.matches()) {
      throw new Lost(partition + ": the committed offset carries no mark");
    }
    return new Progress(committed.offset(), Long.parseLong(metadata.group(1)));
  }

  /// What was decided cannot be told from what is stored: a person must look before anything goes
  /// on.
  static final class Lost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Lost(String message) {
      super(message);
    }
  }
}
