// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firebreak.kubernetes.Party.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the policies let out and let in, worked out as a cluster does, is the table, each by
/// itself: a hole on one side is found although the other side is shut.
class NetworkTest {
  /// A port that no policy names: what is let out or in on every port shows there.
  private static final int UNNAMED = 12_345;

  static Stream<String> overlays() {
    return Manifests.OVERLAYS.stream();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatIsLetOutIsTheTable(String overlay) {
    var policies = policies(overlay);
    var table = table(overlay, edge -> edge.from());
    ours().forEach(party -> table.add("%s -> dns 53".formatted(party.name())));

    assertThat(
            found(
                policies,
                (from, to, port) -> from.kind() == Kind.PODS && leaves(policies, from, to, port)))
        .isEqualTo(table);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatIsLetInIsTheTable(String overlay) {
    var policies = policies(overlay);

    assertThat(
            found(
                policies,
                (from, to, port) -> to.kind() == Kind.PODS && enters(policies, from, to, port)))
        .isEqualTo(table(overlay, edge -> edge.to()));
  }

  private interface Question {
    boolean isLet(Party from, Party to, int port);
  }

  private static Set<String> found(List<NetworkPolicy> policies, Question question) {
    var found = new TreeSet<String>();
    for (var from : Party.all(Manifests.folder())) {
      for (var to : Party.all(Manifests.folder())) {
        for (var port : ports(policies)) {
          if (question.isLet(from, to, port)) {
            found.add("%s -> %s %d".formatted(from.name(), to.name(), port));
          }
        }
      }
    }
    return found;
  }

  /// @param side of an edge that must be ours, to have a policy
  private static Set<String> table(String overlay, Function<Edge, String> side) {
    var ours = ours().stream().map(Party::name).toList();
    var table = new TreeSet<String>();
    for (var edge : Edge.all(Manifests.folder())) {
      if (List.of("all", overlay).contains(edge.overlay()) && ours.contains(side.apply(edge))) {
        edge.ports()
            .forEach(port -> table.add("%s -> %s %d".formatted(edge.from(), edge.to(), port)));
      }
    }
    return table;
  }

  private static List<Party> ours() {
    return Party.all(Manifests.folder()).stream()
        .filter(party -> party.kind() == Kind.PODS)
        .toList();
  }

  /// A pod that no row is about can do nothing but look up names.
  @ParameterizedTest
  @MethodSource("overlays")
  void aPodThatNoRowIsAboutReachesNobody(String overlay) {
    var policies = policies(overlay);
    var stranger = new Party("stranger", Kind.PODS, "app.kubernetes.io/name=stranger");
    for (var party : Party.all(Manifests.folder())) {
      for (var port : ports(policies)) {
        assertThat(leaves(policies, stranger, party, port))
            .as("%s %d", party, port)
            .isEqualTo(party.kind() == Kind.DNS && port == 53);
        assertThat(enters(policies, party, stranger, port)).as("%s %d", party, port).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void thePodsThatWeRunAreParties(String overlay) {
    var labels = Party.all(Manifests.folder()).stream().map(Party::label).toList();
    PodPolicyTest.templates(overlay)
        .forEach((name, template) ->
            assertThat(labels)
                .contains(
                    "app.kubernetes.io/name="
                        + template.getMetadata().getLabels().get("app.kubernetes.io/name")));
  }

  /// A pod that no policy of a direction is about is open in that direction.
  private static boolean leaves(List<NetworkPolicy> policies, Party from, Party to, int port) {
    var about = about(policies, from, "Egress");
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> policy.getSpec().getEgress().stream())
            .anyMatch(rule -> named(rule.getPorts(), port) && peers(rule.getTo(), to));
  }

  private static boolean enters(List<NetworkPolicy> policies, Party from, Party to, int port) {
    var about = about(policies, to, "Ingress");
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .anyMatch(rule -> named(rule.getPorts(), port) && peers(rule.getFrom(), from));
  }

  private static List<NetworkPolicy> about(
      List<NetworkPolicy> policies, Party party, String direction) {
    return policies.stream()
        .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
        .filter(policy -> selects(policy.getSpec().getPodSelector(), party))
        .toList();
  }

  private static boolean named(List<NetworkPolicyPort> ports, int port) {
    return ports.isEmpty() || ports.stream().anyMatch(named -> named.getPort().getIntVal() == port);
  }

  /// A rule without peers is about everyone: that is `anywhere`, which stands in the table or not.
  private static boolean peers(List<NetworkPolicyPeer> peers, Party party) {
    return peers.isEmpty()
        ? party.kind() == Kind.ANYWHERE
        : peers.stream().anyMatch(peer -> matches(peer, party));
  }

  private static boolean matches(NetworkPolicyPeer peer, Party party) {
    assertThat(peer.getIpBlock()).isNull();
    return switch (party.kind()) {
      case PODS -> peer.getNamespaceSelector() == null && selects(peer.getPodSelector(), party);
      case NAMESPACE ->
          peer.getNamespaceSelector() != null && selects(peer.getNamespaceSelector(), party);
      case DNS ->
          peer.getNamespaceSelector() != null
              && peer.getNamespaceSelector().getMatchLabels().containsValue("kube-system");
      case ANYWHERE -> false;
    };
  }

  private static boolean selects(LabelSelector selector, Party party) {
    Map<String, String> wanted =
        selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    assertThat(selector.getMatchExpressions()).isEmpty();
    return wanted.entrySet().stream()
        .allMatch(label ->
            !party.label().isEmpty()
                && label.getKey().equals(party.labelName())
                && label.getValue().equals(party.labelValue()));
  }

  private static Set<Integer> ports(List<NetworkPolicy> policies) {
    var ports = new TreeSet<>(Set.of(UNNAMED));
    for (var policy : policies) {
      Stream.concat(
              policy.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
              policy.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream()))
          .forEach(port -> ports.add(port.getPort().getIntVal()));
    }
    return ports;
  }

  private static List<NetworkPolicy> policies(String overlay) {
    return Rendered.ofKind(overlay, "NetworkPolicy").stream()
        .map(document -> StrictModels.read(document, NetworkPolicy.class))
        .toList();
  }
}
