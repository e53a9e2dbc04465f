// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// How far a partition has been read.
///
/// @param next the offset after the last record that is in the log
public record Position(String topic, int partition, long next) {}
