// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.OptionalLong;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.Reading;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// A part of the log in one file, provably whole: a list of what was found can leave something out,
/// a range of indexes cannot.
@Path("/v1/log/export")
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
class ExportResource {
  private final ReadLog log;
  private final Caller caller;

  ExportResource(ReadLog log, Caller caller) {
    this.log = log;
    this.caller = caller;
  }

  /// @param from with `to`: the entries of this time, and those that lie between them
  /// @param treeSize of a published checkpoint, such as a statement's; the last one if left out
  /// @param fromIndex with `toIndex`: the entries from this index up to, and without, that one
  @GET
  public Response export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("from_index") @Nullable String fromIndex,
      @QueryParam("to_index") @Nullable String toIndex,
      @QueryParam("tree_size") @Nullable String treeSize) {
    IndexRange range =
        fromIndex == null && toIndex == null
            ? range(log.published(Parameters.period(from, to), caller.organizationId()))
            : range(Parameters.treeSize(fromIndex), Parameters.treeSize(toIndex));
    ReadLog.Export export =
        switch (log.export(range, Parameters.treeSize(treeSize), caller.organizationId())) {
          case Reading.Shown<ReadLog.Export>(var shown) -> shown;
          case Reading.LetGo<ReadLog.Export>(long firstKept) ->
              throw LogProblems.rangeLetGo(firstKept);
          case Reading.NotThere<ReadLog.Export>() -> throw notProvable();
        };
    StreamingOutput zip = output -> ExportFile.write(export, output);
    return Response.ok(zip, "application/zip")
        .header(
            "Content-Disposition",
            "attachment; filename=\"firebreak-log-%d-%d.zip\"".formatted(range.from(), range.to()))
        .build();
  }

  private static IndexRange range(Reading<IndexRange> published) {
    return switch (published) {
      case Reading.Shown<IndexRange>(var range) -> range;
      case Reading.LetGo<IndexRange>(long firstKept) -> throw LogProblems.rangeLetGo(firstKept);
      case Reading.NotThere<IndexRange>() ->
          throw Problems.of(
              404,
              "NO_ENTRY_PUBLISHED",
              "No entry published",
              "No published entry is of this time. What happened last is published some seconds later.");
    };
  }

  private static IndexRange range(OptionalLong from, OptionalLong to) {
    try {
      return new IndexRange(from.orElse(0), to.orElseThrow(ExportResource::notProvable));
    } catch (IllegalArgumentException e) {
      throw notProvable();
    }
  }

  private static HttpProblem notProvable() {
    return Parameters.refused(
        "RANGE_NOT_PROVABLE",
        "Range not provable",
        "Give from= and to=, or from_index= and a larger to_index= that is not larger than the tree size of /log/checkpoint; tree_size=, if given, is that of a checkpoint that was published.");
  }
}
