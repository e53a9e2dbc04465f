// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.firebreak.referral.Section;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.http.SendReferralRequest.SectionText;
import org.jspecify.annotations.Nullable;

/// Section labels as they come in.
final class Labels {

  private Labels() {}

  static SectionLabel label(String known) {
    return SectionLabel.of(known).orElseThrow();
  }

  static Section section(SectionText text) {
    return new Section(label(text.label()), text.text());
  }

  public static final class Known implements ConstraintValidator<KnownLabel, String> {
    @Override
    public boolean isValid(@Nullable String label, ConstraintValidatorContext context) {
      return label == null || SectionLabel.of(label).isPresent();
    }
  }

  public static final class Once implements ConstraintValidator<LabelledOnce, List<SectionText>> {
    @Override
    public boolean isValid(
        @Nullable List<SectionText> sections, ConstraintValidatorContext context) {
      if (sections == null) {
        return true;
      }
      var labels =
          sections.stream()
              .filter(section -> section != null && section.label() != null)
              .map(SectionText::label)
              .toList();
      return labels.stream().distinct().count() == labels.size();
    }
  }
}
