// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  public Answer lawfulBasis(String article, Scope scope, Instant reviewDue) {
    var body =
        object()
            .put("article", article)
            .put("without_consent", "not-required")
            .put("review_due", LocalDate.ofInstant(reviewDue, ZoneOffset.UTC).toString());
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
