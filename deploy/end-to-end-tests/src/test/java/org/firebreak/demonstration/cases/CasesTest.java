// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;

final class CasesTest {

  private static final Path SAMPLE =
      RepositoryRoot.find().resolve("directory-service/src/main/sample/organizations.json");

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(new Cases(7).all()).isEqualTo(new Cases(7).all());
    assertThat(new Cases(7).all()).isNotEqualTo(new Cases(8).all());
  }

  @Test
  void areSpreadEvenlyOverAllForcesAndAllRoads() {
    // When
    var cases = new Cases(1).all();

    // Then
    assertThat(cases).hasSize(537);
    assertThat(cases.stream().collect(groupingBy(Case::source, counting())))
        .hasSize(44)
        .allSatisfy((_, count) -> assertThat(count).isBetween(12L, 13L));
    assertThat(cases.stream().collect(groupingBy(Case::road, counting())))
        .hasSize(Road.values().length)
        .allSatisfy((_, count) -> assertThat(count).isBetween(35L, 36L));
    assertThat(cases.stream().map(one -> one.source() + one.road())).doesNotHaveDuplicates();
  }

  @Test
  void bearACanaryInEverySectionThatNoOtherCaseHas() {
    // When
    var cases = new Cases(1).all();

    // Then
    assertThat(cases).extracting(Case::canary).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(one ->
            assertThat(one.sections())
                .allSatisfy(section -> assertThat(section.text()).contains(one.canary())));
  }

  @Test
  void writeLookAlikesThatAreNoNameInTheDirectory() throws IOException {
    // Given
    var names = new HashSet<String>();
    for (JsonNode organization : sample()) {
      names.add(organization.get("name").asText());
      organization.get("aliases").forEach(alias -> names.add(alias.asText()));
    }

    // Then
    var lookAlikes = Set.of(Road.HOMOGLYPHS, Road.SPACING, Road.TRANSPOSITION);
    assertThat(new Cases(1).all())
        .filteredOn(one -> lookAlikes.contains(one.road()))
        .hasSizeGreaterThan(100)
        .noneMatch(one -> names.contains(one.address()));
  }

  @Test
  void takeTheirOrganizationsFromTheDirectorysSample() throws IOException {
    // Given
    var police =
        StreamSupport.stream(sample().spliterator(), false)
            .filter(organization -> organization.path("sector").asText().equals("police"))
            .map(organization -> organization.get("organization_id").asText())
            .collect(toSet());
    var ids =
        StreamSupport.stream(sample().spliterator(), false)
            .map(organization -> organization.get("organization_id").asText())
            .collect(toSet());

    // Then
    assertThat(Tables.forces()).containsExactlyInAnyOrderElementsOf(police).hasSize(44);
    assertThat(Tables.supportServices()).allMatch(row -> ids.contains(row[0]));
    assertThat(Tables.immigrationAddresses())
        .filteredOn(row -> row[0].equals("organization-id") || row[0].equals("unit"))
        .allMatch(row -> ids.contains(row[1]));
    assertThat(Tables.immigrationAddresses()).extracting(row -> row[0]).allMatch(CasesTest::isRoad);
  }

  private static boolean isRoad(String label) {
    for (Road road : Road.values()) {
      if (road.label().equals(label)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode sample() throws IOException {
    return new ObjectMapper().readTree(SAMPLE.toFile());
  }
}
