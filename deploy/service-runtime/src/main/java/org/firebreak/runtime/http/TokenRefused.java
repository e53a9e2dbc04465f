// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Before the mapper of resteasy-problem 3.21.0, which reads a field that this Quarkus release no
/// longer has and so answers 500 to whoever brings a broken token.
@Provider
@Priority(Priorities.AUTHENTICATION - 500)
class TokenRefused implements ExceptionMapper<AuthenticationFailedException> {

  @Override
  public Response toResponse(AuthenticationFailedException refused) {
    return Problems.builder(
            401,
            "TOKEN_REFUSED",
            "No valid token",
            "Send an access token of the platform's realm as Authorization: Bearer.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }
}
