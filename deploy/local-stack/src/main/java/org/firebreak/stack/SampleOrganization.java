// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the local stack's realm needs of a sample organization: it becomes a client.
///
/// @param partOf the organization that it is a unit of
/// @param roles beyond `agency`
record SampleOrganization(
    String id,
    String name,
    @Nullable String sector,
    @Nullable String partOf,
    boolean immigrationFunction,
    List<String> roles) {

  static final Path FILE = Path.of("directory-service/src/main/sample/organizations.json");

  SampleOrganization {
    roles = List.copyOf(roles);
  }

  /// Units sign in through the organization that they are part of; what is barred signs in for
  /// itself, so that refusals can be seen.
  boolean hasClient() {
    return partOf == null || immigrationFunction;
  }

  /// None if the file does not exist.
  static List<SampleOrganization> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<SampleOrganization> organizations = new ArrayList<>();
      for (JsonNode organization : new ObjectMapper().readTree(file.toFile())) {
        organizations.add(parse(organization));
      }
      return organizations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleOrganization parse(JsonNode organization) {
    List<String> roles = new ArrayList<>();
    organization.path("sample_roles").forEach(role -> roles.add(role.asText()));
    String function = organization.path("immigration_function").asText("none");
    return new SampleOrganization(
        organization.path("organization_id").asText(),
        organization.path("name").asText(),
        text(organization, "sector"),
        text(organization, "part_of"),
        !function.equalsIgnoreCase("none") && !function.equals("null"),
        roles);
  }

  private static @Nullable String text(JsonNode organization, String field) {
    return organization.hasNonNull(field) ? organization.get(field).asText() : null;
  }
}
