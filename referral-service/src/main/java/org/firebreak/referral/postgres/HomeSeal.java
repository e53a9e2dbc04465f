// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Section;
import org.firebreak.referral.SectionLabel;
import org.firebreak.runtime.sealing.DataKeys;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.KeysetFiles;

/// Seals what lies in this database with the keyset `home`, bound to its dispatch and to the part
/// that it is. Content has a data key of its own for each copy; an address and a purpose, which
/// their source may list as long as the dispatch is known, have none. Without its keyset the
/// service does not start.
@Startup
@Singleton
class HomeSeal {

  enum Part {
    ADDRESS,
    PURPOSE,
    SENT_CONTENT,
    RECEIVED_CONTENT
  }

  private record StoredSection(String label, String text) {}

  private final Keyset home;
  private final DataKeys dataKeys;
  private final ObjectMapper json;

  HomeSeal(KeysetFiles keysets, ObjectMapper json) {
    this.home = keysets.keyset("home");
    this.dataKeys = new DataKeys(home);
    this.json = json;
  }

  byte[] seal(DispatchId dispatch, Part part, String written) {
    return home.seal(written.getBytes(StandardCharsets.UTF_8), written(dispatch, part));
  }

  String open(DispatchId dispatch, Part part, byte[] sealed) {
    return home.open(sealed, written(dispatch, part))
        .map(text -> new String(text, StandardCharsets.UTF_8))
        .orElseThrow(() -> closed(dispatch, part));
  }

  DataKeys.Sealed seal(DispatchId dispatch, Part part, Content content) {
    var sections =
        content.sections().stream()
            .map(section -> new StoredSection(section.label().label(), section.text()))
            .toList();
    try {
      return dataKeys.seal(json.writeValueAsBytes(sections), part.name(), dispatch.toString());
    } catch (JsonProcessingException e) {
      // Not as the cause: its message may repeat the content.
      throw new IllegalStateException("the content of dispatch " + dispatch + " is no JSON");
    }
  }

  Content open(DispatchId dispatch, Part part, DataKeys.Sealed sealed) {
    var opened =
        dataKeys
            .open(sealed, part.name(), dispatch.toString())
            .orElseThrow(() -> closed(dispatch, part));
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

  /// Under the key that seals now: an address or a purpose, or the wrapped key of a content. Empty
  /// if no key of the keyset opens it.
  Optional<byte[]> resealed(DispatchId dispatch, Part part, byte[] sealed) {
    return switch (part) {
      case ADDRESS, PURPOSE -> home.resealed(sealed, written(dispatch, part));
      case SENT_CONTENT, RECEIVED_CONTENT ->
          dataKeys.rewrapped(sealed, part.name(), dispatch.toString());
    };
  }

  /// With what everything begins that is under the key that seals now.
  byte[] beginning() {
    return home.beginning();
  }

  private static List<String> written(DispatchId dispatch, Part part) {
    return List.of("firebreak.written.v1", part.name(), dispatch.toString());
  }

  private static IllegalStateException closed(DispatchId dispatch, Part part) {
    return new IllegalStateException("%s of dispatch %s does not open".formatted(part, dispatch));
  }
}
