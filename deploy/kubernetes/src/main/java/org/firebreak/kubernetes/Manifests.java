// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.stack.AccessRule;
import org.firebreak.stack.RepositoryRoot;
import org.firebreak.stack.Topic;

/// Every generated manifest by its place, and the command that writes them: `make manifests`.
///
/// They are in the repository, so that who installs needs nothing built; a test compares.
public final class Manifests {
  static final List<String> OVERLAYS = List.of("quickstart", "production");

  private Manifests() {}

  static Path folder() {
    return RepositoryRoot.find().resolve("deploy/kubernetes");
  }

  static Map<Path, String> generated() {
    var folder = folder();
    var edges = Edge.all(folder);
    var policies = new NetworkPolicies(Party.all(folder));
    var files = new LinkedHashMap<Path, String>();
    files.put(
        folder.resolve("base/kafka/topics.yaml"),
        of("deploy/kafka/topics.csv", KafkaResources.topics(Topic.all())));
    files.put(
        folder.resolve("base/kafka/users.yaml"),
        of("deploy/kafka/access.csv", KafkaResources.users(AccessRule.all())));
    files.put(
        folder.resolve("base/keycloak/realm.yaml"),
        of(
            "deploy/keycloak/firebreak-realm.json",
            RealmImport.yaml(
                RepositoryRoot.find().resolve("deploy/keycloak/firebreak-realm.json"))));
    files.put(
        folder.resolve("base/network/edges.yaml"),
        of("deploy/kubernetes/edges.csv", policies.yaml(only(edges, "all"), "")));
    for (var overlay : OVERLAYS) {
      files.put(
          folder.resolve("overlays").resolve(overlay).resolve("edges.yaml"),
          of("deploy/kubernetes/edges.csv", policies.yaml(only(edges, overlay), "-" + overlay)));
    }
    return files;
  }

  private static List<Edge> only(List<Edge> edges, String overlay) {
    return edges.stream().filter(edge -> edge.overlay().equals(overlay)).toList();
  }

  private static String of(String source, String yaml) {
    return "# Generated from %s by `make manifests`: change that, not this.\n%s"
        .formatted(source, yaml);
  }

  public static void main(String[] arguments) throws IOException {
    for (var file : generated().entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }
}
