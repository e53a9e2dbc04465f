// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.firebreak.directory.Actor;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Fact;
import org.jspecify.annotations.Nullable;

/// The contract fact v1, as far as the directory has something to say in it. The person who acted
/// is not in it.
@JsonNaming(SnakeCaseStrategy.class)
record FactRecord(
    String factId,
    String kind,
    String producer,
    String at,
    @Nullable String actingOrganization,
    String actingRole,
    String aboutOrganization,
    @Nullable String immigrationFunction,
    @Nullable String partOf,
    @Nullable Long revision,
    List<String> reasons) {

  static FactRecord of(Fact fact, String producer) {
    var function = fact.immigrationFunction();
    var partOf = fact.partOf();
    return new FactRecord(
        fact.id().toString(),
        Codes.of(fact.kind()),
        producer,
        fact.at().toString(),
        switch (fact.by()) {
          case Actor.Person person -> person.organization().value();
          case Actor.Import() -> null;
        },
        switch (fact.by()) {
          case Actor.Person person -> person.role().name().toLowerCase(Locale.ROOT);
          case Actor.Import() -> "system";
        },
        fact.about().value(),
        function == null ? null : Codes.of(function),
        partOf == null ? null : partOf.value(),
        fact.revision(),
        fact.reasons());
  }
}
