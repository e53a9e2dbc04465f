// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

/// Turns a source's reference to a person into what is kept of it.
public interface Grantors {

  /// The same for the same reference of the same source, for as long as the key lasts. Two sources
  /// that use the same reference do not mean the same person.
  Grantor keyed(OrganizationId source, String reference);
}
