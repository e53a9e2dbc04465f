// SPDX-License-Identifier: Apache-2.0
/// Decisions computed again, from what the log and this service's own tables keep of them.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.replay;
