// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// This service's own token, kept until shortly before it expires.
@ApplicationScoped
class ServiceToken {

  private final OidcClient identity;
  private volatile @Nullable Tokens kept;

  ServiceToken(OidcClient identity) {
    this.identity = identity;
  }

  /// Two requests at once may both fetch one; either will do.
  String get(Duration atMost) {
    var tokens = kept;
    if (tokens == null
        || tokens.isAccessTokenExpired()
        || tokens.isAccessTokenWithinRefreshInterval()) {
      tokens = identity.getTokens().await().atMost(atMost);
      kept = tokens;
    }
    return tokens.getAccessToken();
  }

  /// After it was refused, though it should still be valid.
  void forget() {
    kept = null;
  }
}
