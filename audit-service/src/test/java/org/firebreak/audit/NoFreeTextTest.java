// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.id;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// No field of an entry takes a sentence, whichever is added: every component of every record that
/// an entry is made of is found by itself and given one.
class NoFreeTextTest {

  private static final List<String> SENTENCES =
      List.of("She said: call me at home, no. 7", "ada.sample@example.org", "Ada Sample");

  private static final Set<Class<?>> WITHOUT_TEXT =
      Set.of(
          UUID.class,
          Instant.class,
          Hash.class,
          int.class,
          long.class,
          boolean.class,
          Integer.class,
          Long.class,
          Boolean.class);

  private static final RecordReference RECORD =
      new RecordReference("audit.facts.v1", 0, 7, Hashing.EMPTY_ROOT);

  /// One of each, with nothing left out.
  private static final List<Entry> WHOLE =
      List.of(
          new Decision(
              new Decision.Event(id(1, 1), "referral", id(2, 1), id(3, 1), id(1, 2)),
              new Decision.Parties(
                  "kent-police", "lantern-refuge", "kent-police", "housing", "id", 1, 3),
              new Decision.Matter(
                  "housing",
                  List.of("needs"),
                  List.of("health"),
                  List.of("needs"),
                  1,
                  id(4, 1),
                  1,
                  true),
              new Decision.Verdict(
                  Outcome.QUARANTINE,
                  7,
                  List.of("TEXT_HOLDS_ROUTING"),
                  List.of("CONTENT_HOLDS_ROUTING"),
                  "released",
                  List.of("CONTENT_HOLDS_ROUTING"),
                  "for-a-person",
                  NOON),
              new Decision.Grounds("6", "1", "0000000000000000", 112, NOON),
              2,
              41L,
              "referrals.outbound.v1/2/57"),
          new Fact(
              id(5, 1),
              "organization-changed",
              "directory-service",
              NOON,
              new Fact.Actor("lantern-refuge", "agency"),
              new Fact.Subject(
                  "lantern-refuge",
                  id(2, 1),
                  id(3, 1),
                  id(1, 1),
                  id(4, 1),
                  "none",
                  "kent-police",
                  id(6, 1),
                  id(7, 1)),
              3L,
              4L,
              List.of("SECTOR_HOUSING"),
              List.of("audit.facts.v1/0/7"),
              Optional.of(new OutboxNumber("directory-service", 0, 7))),
          new Stated(id(8, 1), NOON, "lantern-refuge", Hashing.EMPTY_ROOT),
          new Unreadable(RECORD, Unreadable.Reason.NOT_JSON, NOON));

  /// Makes the same record with a sentence in one place.
  private record Change(String where, Supplier<Object> made) {}

  static Stream<Arguments> places() {
    return WHOLE.stream()
        .flatMap(
            entry -> SENTENCES.stream().flatMap(text -> changes((Record) entry, text).stream()))
        .map(change -> Arguments.of(change.where(), change.made()));
  }

  @Test
  void everyKindOfEntryIsWalkedThrough() {
    assertThat(WHOLE.stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Entry.class.getPermittedSubclasses());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void noFieldTakesASentence(String where, Supplier<Object> made) {
    assertThatThrownBy(made::get).as(where).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Change> changes(Record of, String text) {
    return Arrays.stream(of.getClass().getRecordComponents())
        .flatMap(component -> changes(of, component, text))
        .toList();
  }

  private static Stream<Change> changes(Record of, RecordComponent component, String text) {
    var where = of.getClass().getSimpleName() + "." + component.getName();
    var value = Objects.requireNonNull(value(of, component), () -> where + " is left out here");
    var type = component.getType();
    if (type == String.class) {
      return Stream.of(new Change(where, () -> with(of, component, text)));
    }
    if (value instanceof Record inner) {
      return changes(inner, text).stream()
          .map(
              change -> new Change(change.where(), () -> with(of, component, change.made().get())));
    }
    if (type == Optional.class) {
      var inner = (Record) ((Optional<?>) value).orElseThrow();
      return changes(inner, text).stream()
          .map(change ->
              new Change(
                  change.where(), () -> with(of, component, Optional.of(change.made().get()))));
    }
    if (type == List.class
        && ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            == String.class) {
      return Stream.of(new Change(where, () -> with(of, component, List.of(text))));
    }
    if (!type.isEnum() && !WITHOUT_TEXT.contains(type)) {
      fail("%s is a %s, which may hold text: say here how it is walked through", where, type);
    }
    return Stream.empty();
  }

  private static Object value(Record of, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record that cannot be looked into", e);
    }
  }

  private static Object with(Record of, RecordComponent changed, Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    var components = of.getClass().getRecordComponents();
    for (var component : components) {
      values.put(component.getName(), value(of, component));
    }
    values.put(changed.getName(), value);
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = of.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record that cannot be looked into", e);
    }
  }
}
