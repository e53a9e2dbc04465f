// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.firebreak.audit.DecisionCount;
import org.firebreak.audit.ReadLog;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

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

  /// A decision with several reasons is counted in the row of each.
  ///
  /// @param firstKept decisions before this index were let go and are not counted
  record StatisticsView(List<CountView> counts, long firstKept, HeadView asOf) {}

  record CountView(String outcome, @Nullable String reason, @Nullable String road, long decisions) {
    static CountView of(DecisionCount count) {
      return new CountView(
          count.outcome().code(),
          count.reason().orElse(null),
          count.road().orElse(null),
          count.decisions());
    }
  }

  @GET
  public StatisticsView statistics(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    ReadLog.Counts counts = log.count(Parameters.period(from, to), caller.organizationId());
    return new StatisticsView(
        counts.counts().stream().map(CountView::of).toList(),
        counts.firstKept(),
        HeadView.of(counts.asOf()));
  }
}
