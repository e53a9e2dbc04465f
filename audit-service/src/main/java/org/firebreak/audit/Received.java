// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// What a record was read as.
public record Received(Entry entry, RecordReference record) {}
