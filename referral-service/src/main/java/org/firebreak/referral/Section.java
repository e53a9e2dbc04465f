// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

/// A labelled part of a referral's content. Its text never leaves by {@link #toString()}.
public record Section(SectionLabel label, String text) {

  @Override
  public String toString() {
    return label.label();
  }
}
