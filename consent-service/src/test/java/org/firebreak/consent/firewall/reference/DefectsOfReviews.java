// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.firebreak.consent.firewall.reference.Defect.overlooks;
import static org.firebreak.consent.firewall.reference.Defect.sees;

import java.util.List;
import java.util.Set;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Resolution;
import org.firebreak.consent.firewall.Review;
import org.firebreak.consent.firewall.Road;
import org.jspecify.annotations.Nullable;

/// Mistakes about what people may open who review what was held.
final class DefectsOfReviews {

  private DefectsOfReviews() {}

  static List<Defect> all() {
    return List.of(
        overlooks("what people declined goes on", Reason.REVIEWERS_DECLINED),
        sees(
            "a review clears whatever inspection finds",
            of ->
                cleared(of) == null
                    ? of
                    : new Case(
                        of.event(),
                        of.purpose(),
                        of.target(),
                        of.directory(),
                        of.basis(),
                        Set.of(),
                        of.now())),
        overlooks(
            "a review clears what a sector is not told",
            Reason.TEXT_TELLS_STATUS,
            of ->
                cleared(of) instanceof Review.Cleared(var cleared, var _)
                    && cleared.contains(Finding.TELLS_HER_STATUS)),
        sees(
            "a review clears nothing that inspection found",
            of ->
                cleared(of) == null
                    ? of
                    : Altered.kind(of, new Event.Kind.Referral(new Review.None()))),
        sees(
            "a review says whom any address means",
            of -> meaning(of, of.target() instanceof Resolution.Exact)),
        sees(
            "a review may name another target than the source did",
            of -> meaning(of, !(of.target() instanceof Resolution.Exact))));
  }

  private static Review.@Nullable Cleared cleared(Case of) {
    return of.event().kind() instanceof Event.Kind.Referral(Review.Cleared cleared)
        ? cleared
        : null;
  }

  private static Case meaning(Case of, boolean except) {
    var review = cleared(of);
    if (except || review == null || review.meant().isEmpty()) {
      return of;
    }
    OrganizationId meant = review.meant().get();
    return of.directory()
        .find(meant)
        .map(target -> Altered.target(of, new Resolution.Exact(target, Road.REVIEW)))
        .orElse(of);
  }
}
