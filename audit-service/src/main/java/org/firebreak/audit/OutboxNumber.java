// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// An event's position in its outbox partition, from 1, without gaps.
///
/// @param outbox whose numbers they are: the topic of the events for decisions, the producer for
///   facts
public record OutboxNumber(String outbox, int partition, long number) {
  public OutboxNumber {
    Codes.name("outbox", outbox);
    Codes.number("number", number);
    if (partition < 0 || number < 1) {
      throw new IllegalArgumentException("partitions count from 0, and numbers from 1");
    }
  }
}
