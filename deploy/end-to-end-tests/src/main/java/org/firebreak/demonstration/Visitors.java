// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.firebreak.demonstration.rest.Addresses;
import org.firebreak.stack.Realm;
import org.firebreak.stack.SamplePerson;

/// What somebody needs to know who wants to look around a running platform.
final class Visitors {

  private Visitors() {}

  static String guide(Addresses at, Path folder) {
    var people =
        SamplePerson.ALL.stream()
            .map(person ->
                "  %-18s %-20s of %s"
                    .formatted(person.username(), person.role(), person.organizationId()))
            .collect(Collectors.joining("\n"));
    return """
    Everything stays up until Ctrl-C. Logs are in %s
      referral-service   %s
      consent-service    %s
      audit-service      %s
      directory-service  %s
      Keycloak           %s

    Sample agencies sign in as themselves: client id = organization id, secret %s
    (kent-police, lantern-refuge, fernbridge-marac, sample-oversight-office, ...).
    Sample people, password %s:
    %s

    Try to refer somebody to immigration enforcement, and see what happens:

      TOKEN=$(curl -s %s/protocol/openid-connect/token -d grant_type=client_credentials \\
        -d client_id=kent-police -d client_secret=%s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
      curl -s %sv1/referrals -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%%s)" \\
        -H 'Content-Type: application/json' -d '{"purpose":"safety-planning",
          "targets":[{"address":"NCCU"}],"sections":[{"label":"person","text":"Sample Person"}]}'
      sleep 1; curl -s '%sv1/referrals?limit=1' -H "Authorization: Bearer $TOKEN"
    """
        .formatted(
            folder,
            at.referrals(),
            at.consents(),
            at.audit(),
            at.directory(),
            at.issuer(),
            Realm.SAMPLE_SECRET,
            Realm.SAMPLE_PASSWORD,
            people,
            at.issuer(),
            Realm.SAMPLE_SECRET,
            at.referrals(),
            at.referrals());
  }
}
