// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.firebreak.audit.Completeness;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.log.Hash;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

@Path("/v1/log")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.EXTERNAL_AUDITOR})
@RunOnVirtualThread
class LogResource {
  private final ReadLog log;
  private final Readers readers;

  LogResource(ReadLog log, Readers readers) {
    this.log = log;
    this.readers = readers;
  }

  record ConsistencyView(HeadView from, HeadView to, List<String> hashes) {}

  record CompletenessView(
      boolean complete,
      List<NumbersView> numbers,
      List<Completeness.Awaited> awaited,
      long unnumbered,
      long unreadable,
      List<Long> contradictions,
      HeadView asOf) {}

  record NumbersView(
      String outbox,
      int partition,
      long first,
      long last,
      long count,
      long missing,
      long repeated,
      long letGo,
      List<Completeness.Gap> gaps) {}

  @GET
  @Path("head")
  public HeadView head() {
    readers.ofHashes();
    return HeadView.of(log.head());
  }

  /// @param from the size of the older tree
  /// @param to the size of the newer one; the current one if left out
  @GET
  @Path("consistency")
  public ConsistencyView consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    readers.ofHashes();
    return log.consistency(Parameters.treeSize(from).orElse(0), Parameters.treeSize(to))
        .map(consistent ->
            new ConsistencyView(
                HeadView.of(consistent.older()),
                HeadView.of(consistent.newer()),
                consistent.proof().hashes().stream().map(Hash::hex).toList()))
        .orElseThrow(() ->
            Parameters.refused(
                "TREE_SIZES_NOT_PROVABLE",
                "Tree sizes not provable",
                "Give from=, a tree size of at least 1, and to=, one that is not smaller and that the log has reached."));
  }

  /// The proof alone, as `audit-verify checkpoints --proof` reads it.
  @GET
  @Path("consistency")
  @Produces(MediaType.TEXT_PLAIN)
  public String consistencyProof(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    return consistency(from, to).hashes().stream()
        .map(hash -> Base64.getEncoder().encodeToString(Hash.ofHex(hash).bytes()) + "\n")
        .collect(Collectors.joining());
  }

  /// It is about all times.
  @GET
  @Path("completeness")
  @RolesAllowed(Roles.AUDITOR)
  public CompletenessView completeness() {
    ReadLog.Checked checked = log.completeness(readers.ofEverything());
    Completeness found = checked.completeness();
    return new CompletenessView(
        found.isComplete(),
        found.numbers().stream().map(LogResource::view).toList(),
        found.awaited(),
        found.unnumbered(),
        found.unreadable(),
        found.contradictions(),
        HeadView.of(checked.asOf()));
  }

  private static NumbersView view(Completeness.Numbers numbers) {
    return new NumbersView(
        numbers.outbox(),
        numbers.partition(),
        numbers.first(),
        numbers.last(),
        numbers.count(),
        numbers.missing(),
        numbers.repeated(),
        numbers.letGo(),
        numbers.gaps());
  }
}
