// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Seal;
import org.firebreak.referral.Section;
import org.firebreak.referral.SectionLabel;

/// Seals what lies in this database, bound to its dispatch and to the part that it is.
@ApplicationScoped
class HomeSeal {

  enum Part {
    ADDRESS,
    SENT_CONTENT,
    RECEIVED_CONTENT
  }

  private record StoredSection(String label, String text) {}

  private final Seal seal;
  private final ObjectMapper json;

  HomeSeal(Seal seal, ObjectMapper json) {
    this.seal = seal;
    this.json = json;
  }

  Seal.Sealed seal(DispatchId dispatch, Part part, String text) {
    return seal.seal(
        Seal.Place.HOME, headers(dispatch, part), text.getBytes(StandardCharsets.UTF_8));
  }

  String open(DispatchId dispatch, Part part, String kind, byte[] bytes) {
    return new String(opened(dispatch, part, new Seal.Sealed(kind, bytes)), StandardCharsets.UTF_8);
  }

  Seal.Sealed seal(DispatchId dispatch, Part part, Content content) {
    var sections =
        content.sections().stream()
            .map(section -> new StoredSection(section.label().label(), section.text()))
            .toList();
    try {
      return seal.seal(Seal.Place.HOME, headers(dispatch, part), json.writeValueAsBytes(sections));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the content of dispatch " + dispatch + " is no JSON", e);
    }
  }

  Content openContent(DispatchId dispatch, Part part, String kind, byte[] bytes) {
    var opened = opened(dispatch, part, new Seal.Sealed(kind, bytes));
    try {
      return new Content(
          Arrays.stream(json.readValue(opened, StoredSection[].class))
              .map(stored ->
                  new Section(SectionLabel.of(stored.label()).orElseThrow(), stored.text()))
              .toList());
    } catch (IOException e) {
      // Not as the cause: its message may repeat the content.
      throw new IllegalStateException(
          "the stored content of dispatch %s is not as it was written: %s"
              .formatted(dispatch, e.getClass().getSimpleName()));
    }
  }

  private byte[] opened(DispatchId dispatch, Part part, Seal.Sealed sealed) {
    return seal.open(Seal.Place.HOME, headers(dispatch, part), sealed)
        .orElseThrow(() ->
            new IllegalStateException(
                "%s of dispatch %s does not open"
                    .formatted(part.name().toLowerCase(Locale.ROOT), dispatch)));
  }

  private static Map<String, String> headers(DispatchId dispatch, Part part) {
    return Map.of("dispatch", dispatch.toString(), "part", part.name());
  }
}
