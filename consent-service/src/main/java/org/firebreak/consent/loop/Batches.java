// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.util.Set;

/// Which batches may still deliver on what they read: kept beside the bases, so that a withdrawal
/// knows what it has to wait for.
///
/// A batch is open, for everybody to see, from before its snapshot until it is certain what became
/// of its commit. So whoever changes a basis and then finds no open batch, or sees each that was
/// open close or give way to the next, knows that nothing more is delivered on the basis as it was.
public interface Batches {

  /// Returns once it is stored to stay: a crash of the database does not hide an open batch. Ends
  /// the writer's batch before it, if that is still open.
  ///
  /// @param writer what the broker knows the writer of this batch by
  /// @throws Snapshots.Unavailable if the database does not answer; then nothing may be decided
  Batch open(String writer) throws Snapshots.Unavailable;

  /// Of a batch of which it is certain what became of it. If this does not get through, the batch
  /// counts as open until the writer's next one.
  void close(Batch batch);

  /// Of all writers.
  Set<Batch> underway() throws Snapshots.Unavailable;

  /// @param number grows by one with each batch of the writer
  record Batch(String writer, long number) {}
}
