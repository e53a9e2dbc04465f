// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.postgres.HomeSeal.Part;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.firebreak.runtime.sealing.DataKeys;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.runtime.sealing.Keysets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As operators rotate: the keyset's file gets a second key, and later loses the first.
@QuarkusTest
class ResealingTest extends ServiceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject DataSource database;

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  @TempDir Path folder;

  /// The key of the running service, and the one that the operators add.
  private long running;

  private long added;
  private Path both;

  @BeforeEach
  void rotated() throws IOException {
    both = folder.resolve("home.json");
    Files.copy(
        Path.of(ConfigProvider.getConfig().getValue("firebreak.keysets.home", String.class)), both);
    running = primary(both);
    assertThat(Keysets.run(List.of("rotate", both.toString()), _ -> {})).isZero();
    added = primary(both);
  }

  /// So that the service can read again what other tests have left.
  @AfterEach
  void back() throws IOException, SQLException {
    var json = (ObjectNode) JSON.readTree(both.toFile());
    json.put("primaryKeyId", running);
    Files.writeString(both, json.toString());
    resealing(both).reseal();
  }

  /// Other tests leave what no key opens.
  @Test
  void onceAllIsSealedAnewTheEarlierKeyCanBeRetired() throws IOException, SQLException {
    var sent = received();
    assertThat(underKey(running)).isPositive();

    long closed = resealing(both).reseal();

    assertThat(underKey(running)).isEqualTo(closed);
    var alone = folder.resolve("alone.json");
    Files.copy(both, alone);
    Keysets.run(List.of("retire", alone.toString(), Long.toString(running)), _ -> {});
    assertThat(primary(alone)).isEqualTo(added);
    var dispatch = new DispatchId(sent.dispatch());
    var opened = seal(alone);
    assertThat(
            opened.open(
                dispatch, Part.ADDRESS, bytes("address_bytes from dispatch where id", sent)))
        .isEqualTo("a-target");
    assertThat(
            opened.open(dispatch, Part.RECEIVED_CONTENT, copy("received_content", sent)).sections())
        .isEqualTo(
            seal(both).open(dispatch, Part.SENT_CONTENT, copy("dispatch_content", sent)).sections())
        .isNotEmpty();
  }

  @Test
  void aSecondTimeChangesNothing() throws IOException, SQLException {
    var sent = received();
    long closed = resealing(both).reseal();
    var once = bytes("purpose_bytes from dispatch where id", sent);

    assertThat(resealing(both).reseal()).isEqualTo(closed);

    assertThat(bytes("purpose_bytes from dispatch where id", sent)).isEqualTo(once);
  }

  /// Its operators retired a key too early: nothing is touched, and they are told how much it is.
  @Test
  void whatNoKeyOpensIsCountedAndStaysAsItIs() throws IOException, SQLException {
    var sent = received();
    var before = bytes("purpose_bytes from dispatch where id", sent);
    var alone = folder.resolve("alone.json");
    Files.copy(both, alone);
    Keysets.run(List.of("retire", alone.toString(), Long.toString(running)), _ -> {});
    var metrics = new SimpleMeterRegistry();
    var resealing = new Resealing(database, seal(alone), metrics);

    resealing.tick();

    assertThat(metrics.get("firebreak.home.outdated").gauge().value())
        .isEqualTo((double) underKey(running))
        .isGreaterThanOrEqualTo(4);
    assertThat(bytes("purpose_bytes from dispatch where id", sent)).isEqualTo(before);
  }

  @Test
  void aDestroyedKeyOfACopyStaysDestroyed() throws IOException, SQLException {
    var sent = received();
    Database.execute(
        "delete from data_key where id = (select key_id from received_content where dispatch_id = '%s')"
            .formatted(sent.dispatch()));

    resealing(both).reseal();

    assertThat(
            Database.count(
                "data_key join received_content on id = key_id where dispatch_id = ?",
                sent.dispatch()))
        .isZero();
  }

  /// Its erasure and its resealing meet: it is erased, whoever is first.
  @Test
  void aKeyThatIsDestroyedWhileItIsResealedStaysDestroyed() throws Exception {
    for (int round = 0; round < 20; round++) {
      var sent = received();
      var resealing = CompletableFuture.supplyAsync(() -> resealed(both));
      Database.execute(
          "delete from data_key where id = (select key_id from received_content where dispatch_id = '%s')"
              .formatted(sent.dispatch()));
      resealing.join();

      assertThat(
              Database.count(
                  "data_key join received_content on id = key_id where dispatch_id = ?",
                  sent.dispatch()))
          .isZero();
    }
  }

  private long resealed(Path keyset) {
    try {
      return resealing(keyset).reseal();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Sent received() {
    var sent = source.refer(Bodies.referral());
    Firewall.delivers(Firewall.event(sent.event()), target);
    target.awaits(sent);
    return sent;
  }

  private Resealing resealing(Path keyset) {
    return new Resealing(database, seal(keyset), new SimpleMeterRegistry());
  }

  private static HomeSeal seal(Path keyset) {
    var settings = Map.of("firebreak.keysets.home", keyset.toString());
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build();
    return new HomeSeal(new KeysetFiles(config), JSON);
  }

  /// How many sealed values of the whole database.
  private static long underKey(long key) {
    var begins = "substring(%s from 1 for 5) = '\\x01%08x'";
    return Database.count("dispatch where " + begins.formatted("address_bytes", key))
        + Database.count("dispatch where " + begins.formatted("purpose_bytes", key))
        + Database.count("data_key where " + begins.formatted("wrapped", key));
  }

  private static byte[] bytes(String where, Sent sent) {
    var hex =
        Database.one(
            "select encode(" + where.replaceFirst(" ", ", 'hex') ") + " = ?", sent.dispatch());
    return HexFormat.of().parseHex(Objects.requireNonNull(hex));
  }

  private static DataKeys.Sealed copy(String table, Sent sent) {
    return new DataKeys.Sealed(
        bytes(
            "wrapped from data_key join %s on id = key_id where dispatch_id".formatted(table),
            sent),
        bytes("bytes from %s where dispatch_id".formatted(table), sent));
  }

  private static long primary(Path file) throws IOException {
    return JSON.readTree(file.toFile()).required("primaryKeyId").asLong();
  }
}
