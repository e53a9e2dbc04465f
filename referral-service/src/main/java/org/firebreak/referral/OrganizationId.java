// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

/// An organization's id in the directory, as its tokens carry it.
public record OrganizationId(String value) {

  public OrganizationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an organization id is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
