// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import java.net.URI;
import java.util.Map;
import org.firebreak.stack.LocalStack;
import org.firebreak.stack.Ports;

/// Where a running platform listens.
///
/// @param issuer of tokens
public record Addresses(URI referrals, URI consents, URI audit, URI directory, URI issuer) {

  public static Addresses of(LocalStack stack) {
    return of(stack.ports());
  }

  /// The ports that the documentation names.
  public static Addresses documented() {
    return of(Ports.fixed());
  }

  /// @param given by the names of this record's components
  public Addresses replacedBy(Map<String, URI> given) {
    return new Addresses(
        given.getOrDefault("referrals", referrals),
        given.getOrDefault("consents", consents),
        given.getOrDefault("audit", audit),
        given.getOrDefault("directory", directory),
        given.getOrDefault("issuer", issuer));
  }

  private static Addresses of(Ports ports) {
    return new Addresses(
        loopback(ports.service("referral-service")),
        loopback(ports.service("consent-service")),
        loopback(ports.service("audit-service")),
        loopback(ports.service("directory-service")),
        loopback(ports.keycloak()).resolve("/realms/firebreak"));
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }
}
