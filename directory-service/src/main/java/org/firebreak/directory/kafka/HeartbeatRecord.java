// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

/// The contract heartbeat v1.
record HeartbeatRecord(long revision, String at) {}
