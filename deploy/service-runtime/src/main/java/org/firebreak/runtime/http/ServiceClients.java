// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;

/// Clients for the platform's own services. They believe the authority that the default TLS
/// configuration names, if it names one; else those that the JVM believes.
@ApplicationScoped
public class ServiceClients {

  private final TlsConfigurationRegistry tls;

  public ServiceClients(TlsConfigurationRegistry tls) {
    this.tls = tls;
  }

  public HttpClient.Builder builder() {
    var builder = HttpClient.newBuilder();
    tls.getDefault()
        .filter(configured -> configured.getTrustStoreOptions() != null)
        .map(ServiceClients::trust)
        .ifPresent(builder::sslContext);
    return builder;
  }

  private static SSLContext trust(TlsConfiguration configured) {
    try {
      return configured.createSSLContext();
    } catch (Exception e) {
      throw new IllegalStateException("the default TLS configuration cannot be used", e);
    }
  }
}
