// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.recount.Statistics;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Exact numbers, for auditors; what everyone may know is in {@link PublicLogResource}.
@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
class StatisticsResource {
  private final ReadLog log;
  private final Caller caller;

  StatisticsResource(ReadLog log, Caller caller) {
    this.log = log;
    this.caller = caller;
  }

  /// The bytes that `audit-verify statistics` compares with what it counts.
  @GET
  public byte[] statistics(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    return log.statistics(Parameters.period(from, to), caller.organizationId())
        .map(Statistics::bytes)
        .orElseThrow(LogProblems::nothingPublished);
  }
}
