// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Draft;
import org.jspecify.annotations.Nullable;

/// The shape of a referral as sent. What its purpose and addresses mean is the firewall's to judge,
/// so that every attempt is decided and counted.
///
/// @param furtherHops how many more times whoever receives it may refer it on; 0: not at all. It
///   makes the terms on which the source received it narrower, never wider
record SendReferralRequest(
    @NotNull @Size(max = 100) @Pattern(regexp = NAMEABLE, message = NOT_NAMEABLE) String purpose,
    @Nullable UUID basisId,
    @Nullable Boolean highRisk,
    @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Target> targets,
    @NotNull @Size(min = 1, max = 20) @LabelledOnce List<@NotNull @Valid SectionText> sections,
    @Nullable UUID onwardOf,
    @Nullable @Min(0) @Max(Chain.MOST_HOPS) Integer furtherHops) {

  /// Any script and any invisible character that a look-alike may use; only what no header and no
  /// database can carry is refused.
  static final String NAMEABLE = "[^\\p{Cc}\\p{Cs}]*";

  static final String NOT_NAMEABLE = "holds a control character or half a character";

  record Target(
      @NotNull @Size(min = 1, max = 320) @Pattern(regexp = NAMEABLE, message = NOT_NAMEABLE)
          String address,
      @Nullable UUID basisId) {

    @Override
    public String toString() {
      return "target";
    }
  }

  record SectionText(
      @NotNull @KnownLabel String label,
      @NotNull @Size(max = 8000) @Pattern(regexp = "[^\\p{Cs}]*", message = NOT_NAMEABLE)
          String text) {

    @Override
    public String toString() {
      return "section";
    }
  }

  @Override
  public String toString() {
    return "referral request";
  }

  Draft draft() {
    return new Draft(
        purpose,
        Boolean.TRUE.equals(highRisk),
        targets.stream().map(this::target).toList(),
        content(),
        Optional.ofNullable(onwardOf).map(DispatchId::new).orElse(null),
        furtherHops);
  }

  private Draft.Target target(Target target) {
    return new Draft.Target(
        target.address(),
        Optional.ofNullable(target.basisId())
            .or(() -> Optional.ofNullable(basisId))
            .map(BasisId::new)
            .orElse(null));
  }

  private Content content() {
    return new Content(sections.stream().map(Labels::section).toList());
  }
}
