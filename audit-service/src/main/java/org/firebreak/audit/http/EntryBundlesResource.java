// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LoggedEntry;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.Reading;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.TilePath;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Roles;

/// What is missing below `/log` for all of C2SP tlog-tiles: the entries, 256 in a bundle. Not for
/// everyone, and each reading is recorded.
@Path("/v1/log/tile/entries")
@RolesAllowed({Roles.AUDITOR, Roles.EXTERNAL_AUDITOR})
@RunOnVirtualThread
class EntryBundlesResource {
  /// The length of an entry is written in two bytes.
  private static final int LONGEST = 0xFFFF;

  private final ReadLog log;
  private final Readers readers;

  EntryBundlesResource(ReadLog log, Readers readers) {
    this.log = log;
    this.readers = readers;
  }

  @GET
  @Path("{path: .+}")
  public Response bundle(@PathParam("path") String path) {
    IndexRange range = range("tile/entries/" + path);
    return switch (log.export(range, OptionalLong.empty(), readers.of(range))) {
      case Reading.Shown<ReadLog.Export>(var shown) -> answer(shown, range);
      case Reading.LetGo<ReadLog.Export>(long firstKept) -> throw LogProblems.rangeLetGo(firstKept);
      case Reading.NotThere<ReadLog.Export>() -> throw notFound();
    };
  }

  private static IndexRange range(String path) {
    try {
      if (TilePath.of(path) instanceof TilePath.Entries(long index, int width)) {
        long first = Math.multiplyExact(index, (long) Tile.WIDTH);
        return new IndexRange(first, Math.addExact(first, width));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw notFound();
    }
    throw notFound();
  }

  private static Response answer(ReadLog.Export export, IndexRange range) {
    StreamingOutput bundle =
        output -> export.entries().forEach(range.from(), range.to(), entry -> write(entry, output));
    return Response.ok(bundle, MediaType.APPLICATION_OCTET_STREAM)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static void write(LoggedEntry entry, OutputStream output) {
    byte[] bytes = entry.bytes();
    if (bytes.length > LONGEST) {
      throw new IllegalStateException("entry %d is too long for a bundle".formatted(entry.index()));
    }
    try {
      new DataOutputStream(output).writeShort(bytes.length);
      output.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpProblem notFound() {
    return Problems.of(
        404,
        "ENTRIES_NOT_FOUND",
        "Entries not found",
        "The published tree has no such bundle of entries. They are named as C2SP tlog-tiles says, such as tile/entries/000 or tile/entries/001.p/17.");
  }
}
