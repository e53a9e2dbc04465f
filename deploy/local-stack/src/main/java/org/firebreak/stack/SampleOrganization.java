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

/// What the local stack's realm needs of a sample organization: it becomes a client. Those with an
/// immigration function too, so that their refusal can be seen.
///
/// @param roles beyond `agency`
record SampleOrganization(String id, String name, List<String> roles) {

  static final Path FILE = Path.of("directory-service/src/main/sample/organizations.json");

  SampleOrganization {
    roles = List.copyOf(roles);
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
    return new SampleOrganization(
        organization.required("organization_id").asText(),
        organization.required("name").asText(),
        roles);
  }
}
