// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.function.Predicate;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.Reader;
import org.firebreak.audit.access.KeepAccess;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;

/// Who reads, once it is known that they may: an auditor of the overseeing organization everything,
/// one of another organization what is granted to them at this moment. What is refused here is not
/// read and not recorded.
@RequestScoped
class Readers {
  private final Caller caller;
  private final KeepAccess access;
  private final ReadLog log;

  Readers(Caller caller, KeepAccess access, ReadLog log) {
    this.caller = caller;
    this.access = access;
    this.log = log;
  }

  /// Of what says nothing about any entry.
  Reader ofHashes() {
    return within(granted -> true);
  }

  /// Of what has no time, or is about all times.
  Reader ofEverything() {
    return within(granted -> false);
  }

  Reader of(Period asked) {
    return within(granted -> granted.covers(asked));
  }

  /// All entries of the range must be there and of a time that is granted: what is appended while
  /// it is asked for slips through nowhere.
  Reader of(IndexRange asked) {
    return within(granted -> isWithin(granted, asked));
  }

  /// Or the entry of a statement that was made for the caller's organization, whenever that was:
  /// without it they could not prove what they were told.
  Reader ofIndex(long index) {
    return within(granted ->
        isWithin(granted, new IndexRange(index, index + 1))
            || log.holdsStatementFor(caller.organizationId(), index));
  }

  private boolean isWithin(Period granted, IndexRange asked) {
    return log.span(asked).filter(span -> span.isWithin(granted)).isPresent();
  }

  private Reader within(Predicate<Period> asked) {
    if (caller.hasRole(Roles.AUDITOR)) {
      return Reader.auditor(caller.organizationId());
    }
    List<Period> granted = access.seenBy(new Person(caller.organizationId(), caller.subject()));
    if (granted.isEmpty()) {
      throw Problems.of(
          403,
          "NO_ACCESS_GRANTED",
          "No access granted",
          "Nobody granted you access, or it was revoked, or its time is over. Ask the overseeing organization: one of its auditors proposes it, another approves.");
    }
    if (granted.stream().noneMatch(asked)) {
      throw outside(granted);
    }
    return Reader.externalAuditor(caller.organizationId());
  }

  private static HttpProblem outside(List<Period> granted) {
    return Problems.builder(
            403,
            "OUTSIDE_GRANTED_PERIOD",
            "Outside the granted period",
            "You may read entries of the periods in granted, and only of them. Ask for a time, or for entries, that lie inside one; an export also holds what lies between the entries of its time, so ask for a shorter one.")
        .with("granted", granted.stream().map(each -> each.from() + "/" + each.to()).toList())
        .build();
  }
}
