// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;

/// An alarm that asks for a metric which nobody has never rings, and whoever is woken by one must
/// find what to do.
class AlarmsTest {

  private static final Pattern REGISTERED =
      Pattern.compile("\\b(counter|gauge)\\(\\s*\"(firebreak\\.[a-z.]+)\"");
  private static final Pattern METRIC = Pattern.compile("firebreak_[a-z_]+");

  @Test
  void eachMetricThatAnAlarmAsksForIsRegisteredByAService() {
    for (var alert : alerts()) {
      assertThat(metrics(alert.expr())).as(alert.alert()).isNotEmpty().isSubsetOf(registered());
    }
  }

  /// A metric that is new either rings or is written down as one that does not.
  @Test
  void eachMetricThatAServiceRegistersIsInTheDocument() throws IOException {
    assertThat(metrics(document())).isEqualTo(registered());
  }

  @Test
  void eachAlarmPagesAndHasASectionThatNamesItsMetricsAndEachSectionHasAnAlarm()
      throws IOException {
    var sections = List.of(document().split("\n## ")).stream().skip(1).toList();

    assertThat(sections.stream().map(section -> section.lines().findFirst().orElseThrow()))
        .containsExactlyElementsOf(alerts().stream().map(OperatorModels.Alert::alert).toList());
    for (int i = 0; i < sections.size(); i++) {
      var alert = alerts().get(i);
      assertThat(metrics(sections.get(i))).as(alert.alert()).isEqualTo(metrics(alert.expr()));
      assertThat(alert.labels()).containsEntry("severity", "page");
      assertThat(alert.annotations())
          .containsEntry(
              "runbook", "docs/operations/alarms.md#" + alert.alert().toLowerCase(Locale.ROOT))
          .containsKey("summary");
    }
  }

  @Test
  void theServicesPortOfTheMetricsIsAsked() {
    var asked = read("metrics.yaml", OperatorModels.PodMonitor.class).spec();
    var every = Rendered.file(Manifests.folder().resolve("base/services/every-service.yaml"));

    assertThat(asked.podMetricsEndpoints()).hasSize(1);
    assertThat(
            every.getFirst().at("/spec/template/spec/containers/0/ports").findValuesAsText("name"))
        .contains(asked.podMetricsEndpoints().getFirst().port());
  }

  private static List<OperatorModels.Alert> alerts() {
    return read("alarms.yaml", OperatorModels.PrometheusRule.class).spec().groups().stream()
        .flatMap(group -> group.rules().stream())
        .toList();
  }

  private static <T> T read(String file, Class<T> model) {
    var documents = Rendered.file(Manifests.folder().resolve("components/alarms").resolve(file));
    assertThat(documents).hasSize(1);
    return StrictModels.read(documents.getFirst(), model);
  }

  /// Under the names that Prometheus is told: a counter's ends in `_total`.
  private static Set<String> registered() {
    return ConfigurationDocumentTest.sources().stream()
        .flatMap(source -> REGISTERED.matcher(source).results())
        .map(found ->
            found.group(2).replace('.', '_') + (found.group(1).equals("counter") ? "_total" : ""))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(toCollection(TreeSet::new));
  }

  private static String document() throws IOException {
    return Files.readString(RepositoryRoot.find().resolve("docs/operations/alarms.md"));
  }
}
