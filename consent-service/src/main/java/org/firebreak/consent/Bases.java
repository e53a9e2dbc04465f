// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Optional;

/// The consents and lawful bases that were recorded.
public interface Bases {

  void add(Basis basis);

  Optional<Basis> find(BasisId id);

  /// For a change: nobody else changes it until this transaction ends.
  Optional<Basis> findForChange(BasisId id);

  void replace(Basis.Consent withdrawn);
}
