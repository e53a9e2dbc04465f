// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.firebreak.audit.http.Parameters.refused;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.MakeStatement;
import org.firebreak.audit.MakeStatement.Outcome;
import org.firebreak.audit.Period;
import org.firebreak.audit.Reader;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementScope;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

@Path("/v1/statements")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.EXTERNAL_AUDITOR})
@RunOnVirtualThread
class StatementsResource {
  private final MakeStatement makeStatement;
  private final Readers readers;

  StatementsResource(MakeStatement makeStatement, Readers readers) {
    this.makeStatement = makeStatement;
    this.readers = readers;
  }

  /// About one referral, or about a period and, if it is given, one organization's part in it.
  ///
  /// @param organization as source or as target
  /// @param referral in place of the id: the commitment that entries hold
  record Asked(
      @Nullable String from,
      @Nullable String to,
      @Nullable String organization,
      @Nullable UUID referralId,
      @Nullable String referral) {
    StatementScope scope() {
      boolean isOneReferral = (referralId == null) != (referral == null);
      if (isOneReferral && from == null && to == null && organization == null) {
        return new StatementScope(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(referralId),
            Optional.ofNullable(referral).map(Parameters::commitment).map(Commitment::hash));
      }
      if (referralId != null || referral != null) {
        throw refused(
            "STATEMENT_SCOPE_UNCLEAR",
            "Statement scope unclear",
            "Ask either about one referral_id or referral, or about from and to and, if you like, an organization.");
      }
      if (organization != null && !organization.matches("[a-z0-9-]{3,64}")) {
        throw refused(
            "ORGANIZATION_NOT_AN_ID",
            "Organization not an id",
            "Name the organization by its id in the directory, such as lantern-refuge.");
      }
      Period period = Parameters.period(from, to);
      return new StatementScope(
          Optional.of(period.from()),
          Optional.of(period.to()),
          Optional.ofNullable(organization),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// The body is the statement, in the bytes that are to be checked: keep it as it is. The location
  /// is the proof that the log made it, which is there some seconds later.
  @POST
  public Response make(Asked asked) {
    StatementScope scope = asked.scope();
    return switch (makeStatement.make(scope, reader(scope))) {
      case Outcome.Made(Statement statement, long index) ->
          Response.created(URI.create("/v1/entries/%d/bundle".formatted(index)))
              .entity(statement.bytes())
              .build();
      case Outcome.NothingPublished() -> throw LogProblems.nothingPublished();
      case Outcome.LetGo(long firstKept) -> throw LogProblems.statementLetGo(firstKept);
      case Outcome.ReferralUnknown() ->
          throw Problems.of(
              404,
              "REFERRAL_UNKNOWN",
              "Referral unknown",
              "No entry is found by this id: the log never heard of it, or it was erased, or all entries about it were let go. Name the commitment that entries hold, as referral, to have those counted.");
    };
  }

  /// A statement about one referral is about all times.
  private Reader reader(StatementScope scope) {
    return scope.from().isPresent() && scope.to().isPresent()
        ? readers.of(new Period(scope.from().get(), scope.to().get()))
        : readers.ofEverything();
  }
}
