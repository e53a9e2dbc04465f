// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

/// What the directory says of an organization that knocks.
sealed interface Admission {

  record Admitted() implements Admission {}

  /// It, or an organization that it is part of, has an immigration function.
  record Barred() implements Admission {}

  record Unknown() implements Admission {}

  /// Nothing can be said: the directory was last heard too long ago.
  record Stale() implements Admission {}
}
