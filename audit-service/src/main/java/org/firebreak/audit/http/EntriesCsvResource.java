// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.Reading;
import org.firebreak.runtime.identity.Roles;

/// The search of {@link EntriesResource} as a table for a spreadsheet, page by page. A file has no
/// place to say what is missing, so a time of which entries were let go is refused.
@Path("/v1/entries.csv")
@RolesAllowed({Roles.AUDITOR, Roles.EXTERNAL_AUDITOR})
@RunOnVirtualThread
class EntriesCsvResource {
  private final ReadLog log;
  private final Readers readers;

  EntriesCsvResource(ReadLog log, Readers readers) {
    this.log = log;
    this.readers = readers;
  }

  /// With a Link to the next page, if there is one; all pages are about the tree that the file's
  /// name names.
  @GET
  public Response find(@BeanParam Search search, @Context UriInfo address) {
    EntryQuery query = search.query();
    ReadLog.Page page =
        switch (log.findWhole(query, search.rest(), readers.of(query.period()))) {
          case Reading.Shown<ReadLog.Page>(var shown) -> shown;
          case Reading.LetGo<ReadLog.Page>(long firstKept) ->
              throw LogProblems.timeLetGo(firstKept);
          case Reading.NotThere<ReadLog.Page>() -> throw Search.cursorOfAnotherLog();
        };
    StreamingOutput csv = output -> Csv.write(EntriesCsv.rows(page), output);
    var answer =
        Response.ok(csv, "text/csv; charset=utf-8; header=present")
            .header(
                "Content-Disposition",
                "attachment; filename=\"firebreak-entries-of-%d.csv\""
                    .formatted(page.asOf().treeSize()));
    page.rest()
        .map(rest -> address.getRequestUriBuilder().replaceQueryParam("cursor", Cursor.text(rest)))
        .ifPresent(next -> answer.link(next.build(), "next"));
    return answer.build();
  }
}
