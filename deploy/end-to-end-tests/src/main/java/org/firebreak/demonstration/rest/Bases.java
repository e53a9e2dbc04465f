// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static java.time.ZoneOffset.UTC;
import static org.firebreak.demonstration.rest.Session.object;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;

/// Consents and lawful bases that an agency records.
public final class Bases {

  private final Session session;
  private final URI consents;

  public Bases(Session session) {
    this.session = session;
    this.consents = session.addresses().consents();
  }

  /// @param grantor a reference that only this agency can resolve
  public Answer consent(String grantor, Scope scope) {
    var body = object().put("grantor_reference", grantor);
    scope.into(body);
    return session.post(consents, "v1/consents", body);
  }

  /// Public task, for the safeguarding of an individual at risk, reviewed on the day after it ends.
  public Answer lawfulBasis(Scope scope) {
    var body =
        object()
            .put("without_consent", "not-required")
            .put("decided_by", "officer-in-case")
            .put("authorised_by", "supervising-officer")
            .put("review_due", LocalDate.ofInstant(scope.until(), UTC).plusDays(1).toString());
    body.putObject("ground")
        .put("law", "uk-gdpr")
        .put("article", "public-task")
        .put("special_category", "safeguarding")
        .put("criminal_offence", "safeguarding");
    scope.into(body);
    return session.post(consents, "v1/lawful-bases", body);
  }

  public Answer withdraw(UUID basisId) {
    return session.post(consents, "v1/consents/" + basisId + "/withdrawal", null);
  }

  public Answer holds(String kind) {
    return session.get(consents, "v1/holds/" + kind);
  }

  public static UUID recorded(Answer answer) {
    return UUID.fromString(answer.expecting(201).body().path("basis_id").asText());
  }
}
