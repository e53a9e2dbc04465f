// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// Says where a request's JSON is wrong, never what it says: the usual messages repeat input, and
/// input here is about a person.
@Provider
class JsonBodies implements ReaderInterceptor {

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (JsonProcessingException e) {
      throw problem(e);
    } catch (WebApplicationException e) {
      throw e.getCause() instanceof JsonProcessingException json ? problem(json) : e;
    }
  }

  private static HttpProblem problem(JsonProcessingException wrong) {
    return switch (wrong) {
      case UnrecognizedPropertyException unknown ->
          at(
              unknown,
              "FIELD_UNKNOWN",
              "This field is not part of the request. Remove it, or check its spelling.");
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          at(mapping, "FIELD_INVALID", "This field's value is not of the expected kind.");
      default ->
          Problems.of(
              400,
              "NOT_JSON",
              "Request not understood",
              "The body is not a JSON object in UTF-8. Send one.");
    };
  }

  private static HttpProblem at(JsonMappingException wrong, String code, String detail) {
    var pointer =
        wrong.getPath().stream()
            .map(step ->
                step.getFieldName() == null
                    ? Integer.toString(step.getIndex())
                    : step.getFieldName())
            .collect(Collectors.joining("/", "#/", ""));
    return Problems.builder(400, code, "Request not understood", detail)
        .with("errors", List.of(Map.of("pointer", pointer, "detail", detail)))
        .build();
  }
}
