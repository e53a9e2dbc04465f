// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Optional;
import org.firebreak.audit.log.SignedNote;

/// The last checkpoint that this instance signed, kept outside the database, so that a database
/// that was put back to an earlier state is noticed.
public interface LastSigned {
  Optional<SignedNote> get();

  /// Durable when it returns.
  void set(SignedNote note);
}
