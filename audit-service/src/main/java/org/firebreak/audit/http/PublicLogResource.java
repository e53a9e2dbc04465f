// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.PublicStatistics;
import org.firebreak.audit.ReadPublishedLog;
import org.firebreak.audit.Reading;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.TilePath;
import org.firebreak.runtime.http.Problems;

/// The log for monitors and anyone else: C2SP tlog-tiles, without the entries, and statistics in
/// which nobody is found.
@Path("/log")
@PermitAll
@RunOnVirtualThread
class PublicLogResource {
  private static final String A_MOMENT = "public, max-age=1";
  private static final String A_DAY = "public, max-age=86400";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ReadPublishedLog log;

  PublicLogResource(ReadPublishedLog log) {
    this.log = log;
  }

  @GET
  @Path("checkpoint")
  public Response checkpoint() {
    return log.checkpoint()
        .map(note -> answer(note.bytes(), MediaType.TEXT_PLAIN + "; charset=utf-8", A_MOMENT))
        .orElseThrow(LogProblems::nothingPublished);
  }

  @GET
  @Path("tile/{path: [0-9].*}")
  public Response tile(@PathParam("path") String path) {
    return hashes("tile/" + path)
        .flatMap(log::tile)
        .map(hashes -> answer(bytes(hashes), MediaType.APPLICATION_OCTET_STREAM, FOR_EVER))
        .orElseThrow(() ->
            Problems.of(
                404,
                "TILE_NOT_FOUND",
                "Tile not found",
                "The published tree has no such tile. Tiles are named as C2SP tlog-tiles says, such as tile/0/000 or tile/1/000.p/17."));
  }

  /// One table a month and no other way to cut it: tables that overlap could be subtracted.
  @GET
  @Path("statistics/{month}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response statistics(@PathParam("month") String month) {
    return switch (log.statistics(month(month))) {
      case Reading.Shown<PublicStatistics>(var shown) ->
          answer(PublicStatisticsView.of(shown), MediaType.APPLICATION_JSON, A_DAY);
      case Reading.LetGo<PublicStatistics>(long firstKept) ->
          throw LogProblems.monthLetGo(firstKept);
      case Reading.NotThere<PublicStatistics>() ->
          throw Problems.of(
              404,
              "MONTH_NOT_OVER",
              "Month not over",
              "A month is counted in the first checkpoint that is published a day after its end, in UTC. Ask for an earlier one, or then.");
    };
  }

  private static YearMonth month(String text) {
    if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
      throw Parameters.refused(
          "MONTH_NOT_READABLE",
          "Month not readable",
          "Write the month as in /log/statistics/2026-10. There are whole months only.");
    }
    return YearMonth.parse(text);
  }

  private static Optional<TilePath.Hashes> hashes(String path) {
    try {
      return TilePath.of(path) instanceof TilePath.Hashes hashes
          ? Optional.of(hashes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(List<Hash> hashes) {
    var bytes = new ByteArrayOutputStream();
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  private static Response answer(Object body, String type, String caching) {
    return Response.ok(body, type).header("Cache-Control", caching).build();
  }
}
