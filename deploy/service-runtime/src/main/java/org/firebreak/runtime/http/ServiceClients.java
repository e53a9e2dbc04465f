// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;

/// Clients for the platform's own services. They believe the authority that the TLS configuration
/// `internal` names, if there is one; else those that the JVM believes.
@ApplicationScoped
public class ServiceClients {

  private final TlsConfigurationRegistry tls;

  public ServiceClients(TlsConfigurationRegistry tls) {
    this.tls = tls;
  }

  public HttpClient.Builder builder() {
    var builder = HttpClient.newBuilder();
    tls.get("internal").map(ServiceClients::trust).ifPresent(builder::sslContext);
    return builder;
  }

  private static SSLContext trust(TlsConfiguration internal) {
    try {
      return internal.createSSLContext();
    } catch (Exception e) {
      throw new IllegalStateException("the TLS configuration `internal` cannot be used", e);
    }
  }
}
