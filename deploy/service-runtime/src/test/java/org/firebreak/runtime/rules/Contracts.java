// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A contract as its owner wrote it: read in place, so that there is one true file.
///
/// @param name such as `decision`
public record Contracts(String name, JsonSchema schema, Map<String, JsonNode> examples) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param producer the folder of the owning service
  public static Contracts of(String producer, String name) {
    var folder = root().resolve(producer).resolve("src/main/contracts").resolve(name).resolve("v1");
    try {
      var settings = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
      var schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(JSON.readTree(folder.resolve(name + ".schema.json").toFile()), settings);
      var examples = new TreeMap<String, JsonNode>();
      try (var files = Files.list(folder.resolve("examples"))) {
        for (var file : files.toList()) {
          examples.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
        }
      }
      if (examples.isEmpty()) {
        throw new AssertionError(folder + " has no example");
      }
      return new Contracts(name, schema, examples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void accepts(JsonNode document) {
    var problems = schema.validate(document);
    if (!problems.isEmpty()) {
      throw new AssertionError(name + " does not accept it: " + problems);
    }
  }

  /// Places, from `name` on, where a sentence could stand. An object that takes fields which its
  /// schema does not name ends in `.*`.
  public List<String> freeText() {
    return FreeText.in(name, schema.getSchemaNode());
  }

  /// Names of the headers that are bound to the content.
  public Set<String> authenticated() {
    var names = new TreeSet<String>();
    schema
        .getSchemaNode()
        .at("/$defs/authenticated/enum")
        .forEach(header -> names.add(header.asText()));
    return names;
  }

  public static Path root() {
    var root = System.getProperty("firebreak.root");
    if (root != null) {
      return Path.of(root);
    }
    var here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve("deploy"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("run inside the repository, or set -Dfirebreak.root");
    }
    return here;
  }
}
