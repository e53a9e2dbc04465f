// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.firebreak.directory.Codes;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.ImportRefused;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Sector;
import org.jspecify.annotations.Nullable;

/// A JSON array of organizations as the contract organization v1 writes them, without a revision.
/// Read strictly: a misspelt or repeated field could be a bar that is missing.
final class OrganizationFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// `sample_roles` is for the local stack's realm and none of the directory's business.
  private static final Set<String> FIELDS =
      Set.of(
          "organization_id",
          "name",
          "sector",
          "part_of",
          "immigration_function",
          "membership",
          "aliases",
          "topics",
          "email_domains",
          "webhook_hosts",
          "sample_roles");

  private OrganizationFile() {}

  /// @throws ImportRefused if it cannot be read whole
  static List<Organization> read(Path file) {
    try {
      var list = JSON.readTree(file.toFile());
      if (!list.isArray()) {
        throw new ImportRefused("%s is not a JSON array of organizations".formatted(file));
      }
      var organizations = new ArrayList<Organization>();
      for (var entry : list) {
        organizations.add(organization(file, organizations.size() + 1, entry));
      }
      return organizations;
    } catch (JsonProcessingException e) {
      throw new ImportRefused("%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new ImportRefused("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Organization organization(Path file, int position, JsonNode entry) {
    try {
      entry.fieldNames().forEachRemaining(OrganizationFile::requireKnown);
      var sector = textOrNull(entry, "sector");
      var partOf = textOrNull(entry, "part_of");
      return new Organization(
          new OrganizationId(text(entry, "organization_id")),
          text(entry, "name"),
          sector == null ? null : code(Sector.class, sector),
          partOf == null ? null : new OrganizationId(partOf),
          code(ImmigrationFunction.class, text(entry, "immigration_function")),
          code(Membership.class, text(entry, "membership")),
          texts(entry, "aliases"),
          texts(entry, "topics"),
          texts(entry, "email_domains"),
          texts(entry, "webhook_hosts"));
    } catch (IllegalArgumentException e) {
      throw new ImportRefused(
          "%s: organization %d (%s): %s"
              .formatted(file, position, entry.path("organization_id").asText("?"), e.getMessage()),
          e);
    }
  }

  private static void requireKnown(String field) {
    if (!FIELDS.contains(field)) {
      throw new IllegalArgumentException("there is no field " + field);
    }
  }

  private static String text(JsonNode entry, String field) {
    return asText(entry.required(field), field);
  }

  private static @Nullable String textOrNull(JsonNode entry, String field) {
    var value = entry.required(field);
    return value.isNull() ? null : asText(value, field);
  }

  private static List<String> texts(JsonNode entry, String field) {
    var values = entry.required(field);
    if (!values.isArray()) {
      throw new IllegalArgumentException(field + " is not an array");
    }
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(asText(value, field)));
    return texts;
  }

  private static String asText(JsonNode value, String field) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is not a text");
    }
    return value.textValue();
  }

  private static <E extends Enum<E>> E code(Class<E> list, String code) {
    return Codes.read(list, code)
        .orElseThrow(() ->
            new IllegalArgumentException("\"%s\" is no %s".formatted(code, list.getSimpleName())));
  }
}
