// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedRecordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPIC = "referrals.outbound.v1";
  private static final byte[] CONTENT = "{\"text\":\"Sample Person\"}".getBytes(UTF_8);
  private static final Set<String> BOUND =
      Set.of("ce_id", "ce_hops", "ce_sections", "ce_basisid", "ce_origin");
  private static final Map<String, String> HEADERS =
      Map.of("ce_id", "1", "ce_hops", "0", "ce_sections", "", "ce_origin", "é", "ce_time", "now");

  private final Keyset keyset = Keyset.create();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final SealedRecords records = new SealedRecords(keyset, BOUND, metrics);

  @Test
  void whatWasSealedOpensForTheSameTopicAndHeaders() {
    assertThat(records.open(TOPIC, HEADERS, sealed())).contains(CONTENT);
    assertThat(new String(sealed(), UTF_8)).doesNotContain("Sample");
    assertThat(metrics.find("firebreak.seals.refused").counter()).isNull();
  }

  @Test
  void theLayoutOfWhatIsBoundIsAsTheContractSays() {
    var expected =
        "00000013"
            + "66697265627265616b2e7265636f72642e7631" // firebreak.record.v1
            + "00000015"
            + "726566657272616c732e6f7574626f756e642e7631"
            + "00000007"
            + "63655f686f7073" // ce_hops
            + "00000001"
            + "30"
            + "00000005"
            + "63655f6964" // ce_id
            + "00000001"
            + "31"
            + "00000009"
            + "63655f6f726967696e" // ce_origin
            + "00000002"
            + "c3a9"
            + "0000000b"
            + "63655f73656374696f6e73" // ce_sections, which is empty
            + "00000000";

    assertThat(HexFormat.of().formatHex(AuthenticatedData.of(records.texts(TOPIC, HEADERS))))
        .isEqualTo(expected);
  }

  @Test
  void theExampleInTheContractIsWhatIsBound() throws IOException {
    var contract =
        Files.readString(
            Contracts.root().resolve("referral-service/src/main/contracts/referral/v1/README.md"));
    var example =
        Pattern.compile("(?m)^(?:[0-9a-f]{8} [0-9a-f]+ +)+")
            .matcher(contract)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining())
            .replace(" ", "");
    var texts = records.texts("t", Map.of("ce_id", "1", "ce_hops", "0"));

    assertThat(HexFormat.of().formatHex(AuthenticatedData.of(texts))).isEqualTo(example);
  }

  /// With nothing of ours or of Tink's: the language's own AES-GCM, and the key from the file.
  @Test
  void anotherImplementationOpensItByTheContractAlone()
      throws IOException, GeneralSecurityException {
    var key = JSON.readTree(keyset.json()).at("/key/0");
    // The serialized key: field 3, 32 bytes.
    var serialized = Base64.getDecoder().decode(key.at("/keyData/value").asText());
    var secret = Arrays.copyOfRange(serialized, serialized.length - 32, serialized.length);
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(value().path("bytes").asText()));

    assertThat(bytes.get()).isEqualTo((byte) 1);
    assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(key.path("keyId").asLong());
    var nonce = new byte[12];
    bytes.get(nonce);
    var rest = new byte[bytes.remaining()];
    bytes.get(rest);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(AuthenticatedData.of(records.texts(TOPIC, HEADERS)));

    assertThat(cipher.doFinal(rest)).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"referrals.outbound.v2", "inbox.police.v1", "", "referrals.outbound.v1 "})
  void onAnotherTopicItDoesNotOpen(String topic) {
    assertThat(records.open(topic, HEADERS, sealed())).isEmpty();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("ce_id changed", it -> it.put("ce_id", "2")),
        change("ce_hops changed", it -> it.put("ce_hops", "1")),
        change("ce_sections changed", it -> it.put("ce_sections", "person")),
        change("ce_origin changed", it -> it.put("ce_origin", "e")),
        change("ce_id removed", it -> it.remove("ce_id")),
        change("ce_hops removed", it -> it.remove("ce_hops")),
        change("the empty ce_sections removed", it -> it.remove("ce_sections")),
        change("ce_origin removed", it -> it.remove("ce_origin")),
        change("ce_basisid added", it -> it.put("ce_basisid", "x")),
        change("ce_basisid added, empty", it -> it.put("ce_basisid", "")),
        change("two values exchanged", it -> it.putAll(Map.of("ce_id", "0", "ce_hops", "1"))),
        change(
            "a value moved from one header to its neighbour",
            it -> it.putAll(Map.of("ce_hops", "0\0\0\0\5ce_id\0\0\0\1" + "1"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void withAHeaderOfTheBoundOnesDifferentItDoesNotOpen(
      String name, Consumer<Map<String, String>> change) {
    var headers = new HashMap<>(HEADERS);
    change.accept(headers);

    assertThat(records.open(TOPIC, headers, sealed())).isEmpty();
    assertThat(Objects.requireNonNull(metrics.find("firebreak.seals.refused").counter()).count())
        .isEqualTo(1);
  }

  @Test
  void aHeaderThatNobodyReliesOnMayDiffer() {
    var headers = new HashMap<>(HEADERS);
    headers.put("ce_time", "later");
    headers.put("ce_fromthefuture", "x");

    assertThat(records.open(TOPIC, headers, sealed())).contains(CONTENT);
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("not sealed at all", it -> it.put("seal", "plain")),
        defect("no seal", it -> it.remove("seal")),
        defect("no bytes", it -> it.remove("bytes")),
        defect("no base64", it -> it.put("bytes", "%%%")),
        defect("nothing", it -> it.put("bytes", "")),
        defect("bytes that are no text", it -> it.put("bytes", 1)),
        defect("a field outside of the seal", it -> it.put("also_notify", "nccu")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aValueThatIsNotAsItWasWrittenDoesNotOpen(String name, Consumer<ObjectNode> defect)
      throws IOException {
    var value = value();
    defect.accept(value);

    assertThat(records.open(TOPIC, HEADERS, JSON.writeValueAsBytes(value))).isEmpty();
  }

  @Test
  void noBitOfTheBytesCanBeChanged() throws IOException {
    var bytes = Base64.getDecoder().decode(value().path("bytes").asText());
    for (int at = 0; at < bytes.length; at++) {
      var changed = bytes.clone();
      changed[at] = (byte) (changed[at] ^ 1);
      var value = value().put("bytes", Base64.getEncoder().encodeToString(changed));

      assertThat(records.open(TOPIC, HEADERS, JSON.writeValueAsBytes(value))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "null", "{}", "{} {}"})
  void whatIsNoEnvelopeDoesNotOpen(String value) {
    assertThat(records.open(TOPIC, HEADERS, value.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void withAnotherKeysetItDoesNotOpen() {
    var others = new SealedRecords(Keyset.create(), BOUND, metrics);

    assertThat(others.open(TOPIC, HEADERS, sealed())).isEmpty();
  }

  private static Arguments change(String name, Consumer<Map<String, String>> change) {
    return Arguments.of(name, change);
  }

  private static Arguments defect(String name, Consumer<ObjectNode> defect) {
    return Arguments.of(name, defect);
  }

  private byte[] sealed() {
    return records.seal(TOPIC, HEADERS, CONTENT);
  }

  private ObjectNode value() throws IOException {
    return (ObjectNode) JSON.readTree(sealed());
  }
}
