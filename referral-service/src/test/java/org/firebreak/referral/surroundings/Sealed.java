// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.runtime.sealing.SealedRecords;

/// The seals that consent-service shares with the service, bound as the contracts say.
final class Sealed {

  static final SealedRecords OUTBOUND = records("outbound", "referral-service", "referral");
  static final SealedRecords INBOX = records("inbox", "consent-service", "delivery");

  private Sealed() {}

  private static SealedRecords records(String keyset, String owner, String contract) {
    return new SealedRecords(
        new KeysetFiles(ConfigProvider.getConfig()).keyset(keyset),
        Contracts.of(owner, contract).authenticated(),
        new SimpleMeterRegistry());
  }
}
