// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.firebreak.audit.Witness;
import org.firebreak.audit.log.TrustPolicy;

/// The witnesses of the policy that have an address.
@ApplicationScoped
class Witnesses {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  @Produces
  @Singleton
  List<Witness> all(TrustPolicy policy) {
    return policy.witnesses().stream()
        .<Witness>flatMap(each ->
            each.url()
                .map(url -> Stream.<Witness>of(new HttpWitness(each.key(), URI.create(url), http)))
                .orElseGet(Stream::of))
        .toList();
  }
}
