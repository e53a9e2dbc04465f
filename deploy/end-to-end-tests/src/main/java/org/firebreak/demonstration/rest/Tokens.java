// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.stack.Realm;

/// Access tokens of sample agencies and sample people, each fetched again before it expires.
public final class Tokens {

  /// The local stack's client for people's user names and passwords.
  private static final String PEOPLE = "people-direct";

  private static final int SECONDS_LEFT = 20;

  private final Http http;
  private final URI endpoint;
  private final InstantSource time;
  private final Map<String, Token> known = new ConcurrentHashMap<>();

  private record Token(String value, Instant until) {}

  public Tokens(Http http, Addresses addresses, InstantSource time) {
    this.http = http;
    this.endpoint = URI.create(addresses.issuer() + "/protocol/openid-connect/token");
    this.time = time;
  }

  /// The organization's own, as a machine client.
  public String ofOrganization(String id) {
    return token(
        id, "grant_type=client_credentials&client_id=%s&client_secret=%s", id, Realm.SAMPLE_SECRET);
  }

  public String ofPerson(String username) {
    return token(
        username,
        "grant_type=password&client_id=%s&username=%s&password=%s",
        PEOPLE,
        username,
        Realm.SAMPLE_PASSWORD);
  }

  private String token(String owner, String form, String... values) {
    return known
        .compute(
            owner,
            (_, held) ->
                held != null && time.instant().isBefore(held.until()) ? held : fetch(form, values))
        .value();
  }

  private Token fetch(String form, String... values) {
    var encoded = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      encoded[i] = URLEncoder.encode(values[i], StandardCharsets.UTF_8);
    }
    var answer = http.post(endpoint, form.formatted(encoded)).expecting(200);
    long seconds = answer.body().path("expires_in").asLong() - SECONDS_LEFT;
    return new Token(
        answer.body().path("access_token").asText(), time.instant().plusSeconds(seconds));
  }
}
