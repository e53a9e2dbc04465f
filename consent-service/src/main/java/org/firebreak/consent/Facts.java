// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

/// What auditors are told besides decisions, in the transaction of the change that it is about;
/// where there is none, in one of its own, which has committed when {@link #record} returns.
public interface Facts {

  void record(Fact fact);
}
