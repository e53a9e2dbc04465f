// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// A person, told apart from every other.
///
/// @param subject of the token: opaque, and not for facts, which name the role and not the person
public record Person(String organization, String subject) {
  /// The organization alone: whoever logs it names nobody.
  @Override
  public String toString() {
    return "Person[" + organization + "]";
  }
}
