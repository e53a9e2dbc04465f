// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// The cases of one demonstration. The same seed gives the same cases.
///
/// The number of referrals that were made in three years is known, 537; by whom and by which road
/// each went is not. Here they are dealt out evenly, and that spread means nothing.
public final class Cases {

  public static final int MADE_IN_THREE_YEARS = 537;

  private static final List<Road> ROADS = List.of(Road.values());

  private final Random random;
  private final LookAlikes lookAlikes;
  private final List<String> forces = Tables.forces();
  private final List<String[]> supportServices = Tables.supportServices();
  private final Map<Road, List<String>> addresses = new EnumMap<>(Road.class);

  public Cases(long seed) {
    random = new Random(seed);
    lookAlikes = new LookAlikes(random);
    Map<String, List<String>> byLabel =
        Tables.immigrationAddresses().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
    for (Road road : ROADS) {
      var written = new ArrayList<>(byLabel.getOrDefault(road.label(), List.of()));
      Collections.shuffle(written, random);
      addresses.put(road, written);
    }
  }

  public List<Case> all() {
    return first(MADE_IN_THREE_YEARS);
  }

  public List<Case> first(int count) {
    var cases = new ArrayList<Case>(count);
    for (int number = 1; number <= count; number++) {
      cases.add(next(number));
    }
    return cases;
  }

  private Case next(int number) {
    var road = ROADS.get((number - 1) % ROADS.size());
    int turn = (number - 1) / ROADS.size();
    var canary = Canary.next(random);
    var service = supportServices.get(random.nextInt(supportServices.size()));
    var written = written(road, turn).replace("{canary}", canary);
    boolean byPurpose = road == Road.PURPOSE;
    return new Case(
        number,
        forces.get((number - 1) % forces.size()),
        road,
        byPurpose ? service[1] : written,
        byPurpose ? written : Case.SUPPORT_PURPOSE,
        service[0],
        random.nextBoolean() ? service[0] : service[1],
        SampleContent.sections(number, canary),
        canary);
  }

  private String written(Road road, int turn) {
    var own = addresses.getOrDefault(road, List.of());
    if (!own.isEmpty()) {
      return own.get(turn % own.size());
    }
    return switch (road) {
      case HOMOGLYPHS -> lookAlikes.homoglyphs(name(turn));
      case SPACING -> lookAlikes.spacing(name(turn));
      case TRANSPOSITION -> lookAlikes.transposition(name(turn));
      default -> name(turn);
    };
  }

  private String name(int turn) {
    var names = addresses.getOrDefault(Road.NAME, List.of());
    return names.get(turn % names.size());
  }
}
