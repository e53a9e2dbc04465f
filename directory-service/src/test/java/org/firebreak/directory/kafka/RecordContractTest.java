// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.firebreak.directory.Actor;
import org.firebreak.directory.Fact;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Revision;
import org.firebreak.directory.Sector;
import org.firebreak.runtime.rules.Contracts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Everything that the directory can publish is what its contracts, and the log's, say.
class RecordContractTest {

  private static final Instant AT = Instant.parse("2026-11-22T09:30:00.250Z");
  private static final OrganizationId ID = new OrganizationId("lantern-refuge");
  private static final Actor.Person EDITOR =
      new Actor.Person(
          new OrganizationId("sample-operator"), Actor.Role.DIRECTORY_EDITOR, "subject-1");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyOrganizationRecordKeepsTheContract() {
    var contract = Contracts.of("directory-service", "organization");
    var accepted = 0;
    for (var function : ImmigrationFunction.values()) {
      for (var membership : Membership.values()) {
        for (var sector : orNull(Sector.values())) {
          if (sector == null || function == ImmigrationFunction.NONE) {
            contract.accepts(json.valueToTree(record(organization(function, membership, sector))));
            accepted++;
          }
        }
      }
    }
    assertThat(accepted).isEqualTo((1 + Sector.values().length + 2) * Membership.values().length);
  }

  @Test
  void everyExampleOfAnOrganizationIsOneThatTheDirectoryWrites() throws JsonProcessingException {
    for (var example : Contracts.of("directory-service", "organization").examples().values()) {
      var read = json.treeToValue(example, OrganizationRecord.class);
      assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(example);
    }
  }

  @Test
  void theHeartbeatKeepsTheContractFromRevisionZeroOn() throws JsonProcessingException {
    var contract = Contracts.of("directory-service", "heartbeat");

    contract.accepts(json.valueToTree(new HeartbeatRecord(0, AT.toString())));
    for (var example : contract.examples().values()) {
      assertThat(json.treeToValue(example, HeartbeatRecord.class).at()).isEqualTo(AT.toString());
    }
  }

  @Test
  void everyFactKeepsTheLogsContract() {
    var contract = Contracts.of("audit-service", "fact");
    for (var kind : Fact.Kind.values()) {
      for (var by : List.of(EDITOR, approver(), new Actor.Import())) {
        for (var function : orNull(ImmigrationFunction.values())) {
          for (var revision : new Long[] {null, 7L}) {
            contract.accepts(json.valueToTree(record(kind, by, function, revision)));
          }
        }
      }
    }
  }

  @Test
  void noRecordNamesThePersonWhoActed() throws JsonProcessingException {
    assertThat(json.writeValueAsString(record(Fact.Kind.ORGANIZATION_ADDED, EDITOR, null, 7L)))
        .contains("sample-operator", "directory_editor")
        .doesNotContain(EDITOR.subject());
  }

  private static OrganizationRecord record(Organization organization) {
    return OrganizationRecord.of(new Revision(1, organization, Revision.Kind.CHANGED, EDITOR, AT));
  }

  private static FactRecord record(
      Fact.Kind kind, Actor by, @Nullable ImmigrationFunction function, @Nullable Long revision) {
    return FactRecord.of(
        new Fact(
            new UUID(0, 1),
            kind,
            AT,
            by,
            ID,
            function,
            function == null ? null : new OrganizationId("home-office"),
            revision,
            List.of("IMMIGRATION_FUNCTION_ENFORCEMENT", "SECTOR_MARAC_COORDINATION")),
        "directory-service");
  }

  private static Actor.Person approver() {
    return new Actor.Person(EDITOR.organization(), Actor.Role.DIRECTORY_APPROVER, "subject-2");
  }

  private static Organization organization(
      ImmigrationFunction function, Membership membership, @Nullable Sector sector) {
    return new Organization(
        ID,
        "Lantern Refuge (sample)",
        sector,
        sector == null ? null : new OrganizationId("sample-parent"),
        function,
        membership,
        List.of("Lantern"),
        List.of("topic.v1"),
        List.of("lantern-refuge.example"),
        List.of("hooks.lantern-refuge.example"));
  }

  private static <E> List<@Nullable E> orNull(E[] values) {
    var all = new ArrayList<@Nullable E>(Arrays.asList(values));
    all.add(null);
    return all;
  }
}
