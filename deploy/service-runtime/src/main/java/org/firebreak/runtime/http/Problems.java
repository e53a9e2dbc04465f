// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/// Problem details (RFC 9457) with a stable `code`. `detail` says what was wrong and what to do,
/// and never repeats input.
public final class Problems {

  private Problems() {}

  public static HttpProblem of(int status, String code, String title, String detail) {
    return builder(status, code, title, detail).build();
  }

  public static HttpProblem.Builder builder(int status, String code, String title, String detail) {
    return HttpProblem.builder()
        .withStatus(
            Response.Status.fromStatusCode(status) == null
                ? new Unlisted(status, title)
                : Response.Status.fromStatusCode(status))
        .withTitle(title)
        .withDetail(detail)
        .with("code", code);
  }

  /// Jakarta REST lists only some status codes.
  private record Unlisted(int getStatusCode, String getReasonPhrase)
      implements Response.StatusType {
    @Override
    public Response.Status.Family getFamily() {
      return Response.Status.Family.familyOf(getStatusCode);
    }
  }
}
