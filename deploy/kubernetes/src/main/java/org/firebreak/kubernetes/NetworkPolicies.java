// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The edges of one overlay as policies: for each party of our namespace what may come in and what
/// may go out. That everything else is refused, and that names may be looked up, is written by
/// hand.
final class NetworkPolicies {
  private final Map<String, Party> parties;

  NetworkPolicies(List<Party> parties) {
    this.parties = parties.stream().collect(Collectors.toMap(Party::name, Function.identity()));
  }

  /// @param suffix keeps the names apart of policies for the same pods
  String yaml(List<Edge> edges, String suffix) {
    var documents = new ArrayList<String>();
    for (var name : parties.keySet().stream().sorted().toList()) {
      var party = party(name);
      var in = edges.stream().filter(edge -> edge.to().equals(name)).toList();
      var out = edges.stream().filter(edge -> edge.from().equals(name)).toList();
      if (party.kind() == Party.Kind.PODS && !(in.isEmpty() && out.isEmpty())) {
        documents.add(policy(party, in, out, suffix));
      }
    }
    return String.join("---\n", documents);
  }

  private String policy(Party party, List<Edge> in, List<Edge> out, String suffix) {
    var yaml =
        new StringBuilder(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: %s%s
            spec:
              podSelector:
                matchLabels:
                  %s: %s
              policyTypes:
            """
                .formatted(party.name(), suffix, party.labelName(), party.labelValue()));
    yaml.append(in.isEmpty() ? "" : "    - Ingress\n")
        .append(out.isEmpty() ? "" : "    - Egress\n");
    if (!in.isEmpty()) {
      yaml.append("  ingress:\n");
      in.forEach(edge -> yaml.append(rule("from", party(edge.from()), edge.ports())));
    }
    if (!out.isEmpty()) {
      yaml.append("  egress:\n");
      out.forEach(edge -> yaml.append(rule("to", party(edge.to()), edge.ports())));
    }
    return yaml.toString();
  }

  private static String rule(String direction, Party other, List<Integer> ports) {
    var yaml =
        new StringBuilder(
            switch (other.kind()) {
              case PODS, NAMESPACE ->
                  """
                      - %s:
                          - %s:
                              matchLabels:
                                %s: %s
                        ports:
                  """
                      .formatted(
                          direction,
                          other.kind() == Party.Kind.PODS ? "podSelector" : "namespaceSelector",
                          other.labelName(),
                          other.labelValue());
              case ANYWHERE -> "    - ports:\n";
              case DNS -> throw new IllegalArgumentException("names are looked up by everyone");
            });
    ports.forEach(port -> yaml.append("        - port: %d\n".formatted(port)));
    return yaml.toString();
  }

  private Party party(String name) {
    var party = parties.get(name);
    if (party == null) {
      throw new IllegalArgumentException(
          "edges.csv names %s, parties.csv does not".formatted(name));
    }
    return party;
  }
}
