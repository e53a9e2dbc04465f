// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.Reading;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

@Path("/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.EXTERNAL_AUDITOR})
@RunOnVirtualThread
class EntriesResource {
  private static final String INDEX = "{index: 0|[1-9][0-9]{0,17}}";

  private final ReadLog log;
  private final Readers readers;

  EntriesResource(ReadLog log, Readers readers) {
    this.log = log;
    this.readers = readers;
  }

  /// @param nextCursor null on the last page
  /// @param firstKept entries before this index were let go and are not found
  record PageView(
      List<EntryView> items, @Nullable String nextCursor, long firstKept, HeadView asOf) {}

  record FoundView(EntryView item, HeadView asOf) {}

  /// @param entryText the exact bytes that the leaf hash is over, as UTF-8; null once the entry was
  ///   let go
  /// @param hashes the way to the root, the leaf's sibling first
  record ProofView(
      long index,
      long treeSize,
      String leafHash,
      List<String> hashes,
      String rootHash,
      @Nullable String entryText,
      HeadView asOf) {}

  @GET
  public PageView find(@BeanParam Search search) {
    EntryQuery query = search.query();
    ReadLog.Page page =
        log.find(query, search.rest(), readers.of(query.period()))
            .orElseThrow(Search::cursorOfAnotherLog);
    return new PageView(
        page.entries().stream().map(entry -> EntryView.of(entry, page.ids())).toList(),
        page.rest().map(Cursor::text).orElse(null),
        page.firstKept(),
        HeadView.of(page.asOf()));
  }

  @GET
  @Path(INDEX)
  public FoundView entry(@PathParam("index") long index) {
    return switch (log.entry(index, readers.ofIndex(index))) {
      case Reading.Shown<ReadLog.Found>(var found) ->
          new FoundView(EntryView.of(found.entry(), found.ids()), HeadView.of(found.asOf()));
      case Reading.LetGo<ReadLog.Found>(long firstKept) -> throw LogProblems.entryLetGo(firstKept);
      case Reading.NotThere<ReadLog.Found>() -> throw noEntry();
    };
  }

  @GET
  @Path(INDEX + "/proof")
  public ProofView proof(@PathParam("index") long index) {
    return log.prove(index, readers.ofIndex(index))
        .map(EntriesResource::view)
        .orElseThrow(EntriesResource::noEntry);
  }

  /// In one file, to be checked without this service: C2SP tlog-proof.
  @GET
  @Path(INDEX + "/bundle")
  @Produces(MediaType.TEXT_PLAIN)
  public Response bundle(@PathParam("index") long index) {
    return switch (log.bundle(index, readers.ofIndex(index))) {
      case Reading.Shown<ProofBundle>(var bundle) ->
          Response.ok(bundle.bytes())
              .header(
                  "Content-Disposition",
                  "attachment; filename=\"entry-%d.tlog-proof\"".formatted(index))
              .build();
      case Reading.LetGo<ProofBundle>(long firstKept) -> throw LogProblems.entryLetGo(firstKept);
      case Reading.NotThere<ProofBundle>() ->
          throw Problems.of(
              404,
              "ENTRY_NOT_PUBLISHED",
              "Entry not published",
              "No published checkpoint covers this index. An entry is covered some seconds after it was appended; /log/checkpoint says how many are.");
    };
  }

  private static ProofView view(ReadLog.Proven proven) {
    return new ProofView(
        proven.proof().index(),
        proven.proof().treeSize(),
        proven.leafHash().hex(),
        proven.proof().hashes().stream().map(Hash::hex).toList(),
        proven.asOf().rootHash().hex(),
        proven.entry().map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8)).orElse(null),
        HeadView.of(proven.asOf()));
  }

  private static HttpProblem noEntry() {
    return Problems.of(
        404,
        "ENTRY_NOT_FOUND",
        "Entry not found",
        "The log has no entry at this index yet. Indexes run from 0 to one less than the tree size of /v1/log/head.");
  }
}
