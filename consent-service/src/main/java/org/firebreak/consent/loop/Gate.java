// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.util.List;
import java.util.Map;
import org.firebreak.consent.loop.Incoming.Partition;

/// The broker as the loop sees it: one reader and one transactional writer.
public interface Gate {

  /// The next events, each partition's in the order of their offsets. Empty after a short while
  /// without any.
  List<Incoming> poll();

  /// What the broker knows the writer by.
  String writer();

  /// How far this reader's partitions are decided. Only of partitions that it has now.
  Map<Partition, Progress> progress();

  /// Writes every outcome's delivery or hold, its decision, and the progress, all or nothing.
  ///
  /// @throws NotCommitted if it is not certain that all of it is visible; nothing may be assumed
  ///   until {@link #recover}
  void commit(List<Outcome> outcomes, Map<Partition, Progress> progress) throws NotCommitted;

  /// Forgets what was polled: the next poll begins after the committed progress again.
  void rewind();

  /// Ends whatever was under way, with a new writer that the broker lets nobody else be, and
  /// rewinds.
  void recover();

  /// @param nextOffset the offset to read next
  /// @param mark the last outbox number decided; 0 if none
  record Progress(long nextOffset, long mark) {}

  final class NotCommitted extends Exception {
    private static final long serialVersionUID = 1L;

    public NotCommitted(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
