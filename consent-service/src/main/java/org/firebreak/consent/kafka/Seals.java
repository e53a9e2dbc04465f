// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.runtime.sealing.SealedRecords;

/// How content is sealed on each kind of topic, with the headers that the contracts bind to it.
/// Without its keysets the service does not start.
@Startup
@Singleton
class Seals {

  /// What routes an event, whoever sends it. Not the two headers that the relay adds afterwards:
  /// they say in which order, not where to, and the reader holds them against the record itself.
  private static final Set<String> ROUTING =
      Set.of(
          "ce_specversion",
          "ce_id",
          "ce_type",
          "ce_subject",
          "ce_referralid",
          "ce_sourceorganization",
          "ce_sections",
          "ce_basisid",
          "ce_origin",
          "ce_hops",
          "ce_mosthops",
          "ce_causeid",
          "ce_highrisk");

  /// Contracts referral v1 and answer v1.
  static final Set<String> OUTBOUND = and(ROUTING, "ce_inreplyto");

  /// Contract review v1.
  static final Set<String> REVIEWS = and(ROUTING, "ce_verdict", "ce_cleared", "ce_meant");

  /// Contract delivery v1.
  static final Set<String> INBOX =
      Set.of(
          "ce_id",
          "ce_type",
          "ce_time",
          "ce_subject",
          "ce_kind",
          "ce_referralid",
          "ce_sourceorganization",
          "ce_targetorganization",
          "ce_purpose",
          "ce_sections",
          "ce_withheld",
          "ce_basisid",
          "ce_inreplyto",
          "ce_origin",
          "ce_hops",
          "ce_mosthops",
          "ce_highrisk");

  /// Contract hold v1.
  static final Set<String> QUARANTINE =
      Set.of(
          "ce_id",
          "ce_type",
          "ce_time",
          "ce_subject",
          "ce_referralid",
          "ce_sourceorganization",
          "ce_targetorganization",
          "ce_holdkind",
          "ce_reasons",
          "ce_expiresat",
          "ce_highrisk",
          "ce_sections",
          "ce_basisid",
          "ce_origin",
          "ce_hops",
          "ce_mosthops");

  final SealedRecords outbound;
  final SealedRecords inbox;
  final SealedRecords quarantine;
  final SealedRecords reviews;

  Seals(KeysetFiles keysets, MeterRegistry metrics) {
    outbound = new SealedRecords(keysets.keyset("outbound"), OUTBOUND, metrics);
    inbox = new SealedRecords(keysets.keyset("inbox"), INBOX, metrics);
    quarantine = new SealedRecords(keysets.keyset("quarantine"), QUARANTINE, metrics);
    reviews = new SealedRecords(keysets.keyset("quarantine"), REVIEWS, metrics);
  }

  private static Set<String> and(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
