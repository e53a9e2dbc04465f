// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firebreak.referral.outcome.Notice;

/// Which consents were withdrawn, and the notices that each target of a delivery on them gets.
///
/// A withdrawal and a delivery on the same consent can be learned of at the same moment, by two
/// readers. One of them waits for the other, so the later one sees the earlier one and sends the
/// notice.
public interface Notices {

  /// Until the transaction ends, nobody else learns of a delivery on the consent. A repeat changes
  /// nothing.
  void add(Withdrawal withdrawal);

  /// Until the transaction ends, nobody else learns of a withdrawal of the consent.
  Optional<Withdrawal> withdrawalOf(BasisId consent);

  /// At most one for each dispatch, for ever.
  void add(Notice notice);

  /// Nobody else changes it until the transaction ends.
  Optional<Notice> lock(DispatchId dispatch);

  /// Those that are held and whose hold has ended, locked as {@link #lock}.
  List<Notice> lockExpired(Instant now);

  /// Of a notice that this transaction locked.
  void change(Notice notice);

  /// Of those of these dispatches that have one.
  Map<DispatchId, Notice> about(Collection<DispatchId> dispatches);
}
