// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.GrantedRead;
import org.firebreak.consent.Withdrawal;
import org.firebreak.consent.Withdrawal.Receipt;
import org.jspecify.annotations.Nullable;

/// The consent as it is now, with the receipt of its withdrawal.
public record WithdrawalView(@JsonUnwrapped ConsentView consent, ReceiptView receipt) {

  /// @param status `in-force`, or `pending`: recorded, and it is not certain yet that nothing which
  ///   was under way is still delivered; send the withdrawal again for a receipt
  /// @param inForceAt after this nothing is delivered and nothing is read on the consent; null if
  ///   pending
  /// @param readBefore what had been read by then and cannot be taken back; null if pending
  public record ReceiptView(
      String status, @Nullable Instant inForceAt, @Nullable List<ReadView> readBefore) {}

  public record ReadView(
      UUID dispatchId, String organization, Instant firstReadAt, Instant lastReadAt) {

    static ReadView of(GrantedRead read) {
      return new ReadView(read.dispatchId(), read.reader().value(), read.firstAt(), read.lastAt());
    }
  }

  static WithdrawalView of(Withdrawal withdrawal) {
    var receipt =
        switch (withdrawal.receipt()) {
          case Receipt.InForce(var at, var reads) ->
              new ReceiptView("in-force", at, reads.stream().map(ReadView::of).toList());
          case Receipt.Pending() -> new ReceiptView("pending", null, null);
        };
    return new WithdrawalView(ConsentView.of(withdrawal.consent()), receipt);
  }
}
