// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// What kind of reading it was, which the log says of each. What was searched for is left out: it
/// may point at a person.
enum Question {
  SEARCH,
  ENTRY,
  PROOF,
  BUNDLE,
  EXPORT,
  STATISTICS,
  COMPLETENESS,
  /// A statement that was asked for and not made; one that was made is an entry of its own.
  STATEMENT
}
