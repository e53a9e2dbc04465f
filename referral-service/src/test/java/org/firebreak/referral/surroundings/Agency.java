// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.firebreak.stack.quarkus.TestTokens;
import org.jspecify.annotations.Nullable;

/// An invented agency that nobody used before, so that tests do not see one another's referrals.
public record Agency(String id) {

  static final int MOST = 600;
  static final String BARRED = "national-command-and-control-unit";

  private static final AtomicInteger NEXT = new AtomicInteger();

  static String id(int number) {
    return "invented-agency-%03d".formatted(number);
  }

  public static Agency next() {
    return new Agency(id(NEXT.getAndIncrement()));
  }

  public static Agency barred() {
    return new Agency(BARRED);
  }

  public RequestSpecification request() {
    return request("agency");
  }

  public RequestSpecification request(String role) {
    return RestAssured.given().auth().oauth2(TestTokens.of(id, role)).contentType(ContentType.JSON);
  }

  public Response post(Object body) {
    return post(body, UUID.randomUUID().toString());
  }

  public Response post(Object body, String key) {
    return request().header("Idempotency-Key", key).body(body).post("/v1/referrals");
  }

  /// A referral to one target.
  public Sent refer(String body) {
    return Sent.of(post(body));
  }

  /// Returns when its inbox begins with what was sent.
  public void awaits(Sent sent) {
    Eventually.is(
        sent.dispatch().toString(), () -> inbox().jsonPath().getString("items[0].dispatch_id"));
  }

  public Response referral(UUID id) {
    return request().get("/v1/referrals/" + id);
  }

  public Response list() {
    return request().get("/v1/referrals");
  }

  public Response explain(String body) {
    return request().body(body).post("/v1/explanations");
  }

  public Response cure(Sent sent, String body) {
    return request()
        .body(body)
        .post("/v1/referrals/" + sent.referral() + "/dispatches/" + sent.dispatch() + "/cure");
  }

  public Response inbox() {
    return request().get("/v1/inbox");
  }

  public Response read(UUID dispatch) {
    return request().get("/v1/inbox/" + dispatch);
  }

  public Response answer(UUID dispatch, String answer, @Nullable String reason) {
    var request = request();
    if (reason != null) {
      request.body("{\"reason\":\"" + reason + "\"}");
    }
    return request.post("/v1/inbox/" + dispatch + "/" + answer);
  }

  /// What the source is told of a dispatch.
  public @Nullable String told(Sent sent, String field) {
    return answer(sent).getString(path(sent, field));
  }

  public List<String> toldAll(Sent sent, String field) {
    return answer(sent).getList(path(sent, field));
  }

  private JsonPath answer(Sent sent) {
    return referral(sent.referral()).then().statusCode(200).extract().jsonPath();
  }

  private static String path(Sent sent, String field) {
    return "dispatches.find { it.dispatch_id == '" + sent.dispatch() + "' }." + field;
  }

  public void isTold(Sent sent, String code) {
    Eventually.is(code, () -> told(sent, "code"));
  }
}
