// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

/// A labelled part of a referral's content.
public record Section(String label, String text) {}
