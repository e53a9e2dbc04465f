// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firebreak.referral.inbox.Received;

/// Gives a target the content that it received, if consent-service grants standing for this very
/// read. Nothing granted is remembered.
@ApplicationScoped
public class ReadReceived {

  private final Inboxes inboxes;
  private final Standing standing;
  private final OpenReceived opening;

  ReadReceived(Inboxes inboxes, Standing standing, OpenReceived opening) {
    this.inboxes = inboxes;
    this.standing = standing;
    this.opening = opening;
  }

  public sealed interface Reading {}

  public record Opened(Received received, Content content) implements Reading {}

  public record NothingReceived() implements Reading {}

  public record Refused(List<String> reasons) implements Reading {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  public record StandingUnavailable() implements Reading {}

  /// Holds no transaction while it waits for the ruling.
  public Reading read(OrganizationId target, DispatchId id) {
    var received = inboxes.of(id, target);
    if (received.isEmpty()) {
      return new NothingReceived();
    }
    return switch (standing.ask(received.get())) {
      case Standing.Granted() -> opening.open(received.get());
      case Standing.Refused(var reasons) -> new Refused(reasons);
      case Standing.Unavailable() -> new StandingUnavailable();
    };
  }
}
