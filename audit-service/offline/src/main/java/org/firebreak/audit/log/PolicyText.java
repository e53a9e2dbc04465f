// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the lines of C2SP tlog-policy. Comments may hold any octets; names, keys and addresses
/// must be UTF-8, which that page recommends.
final class PolicyText {
  private static final String NONE = "none";

  private final byte[] bytes;
  private final List<TrustPolicy.Log> logs = new ArrayList<>();
  private final List<TrustPolicy.Witness> witnesses = new ArrayList<>();
  private final Map<String, TrustPolicy.Member> named = new HashMap<>();
  private final Set<String> listed = new HashSet<>();
  private TrustPolicy.@Nullable Quorum quorum;

  PolicyText(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  TrustPolicy policy() {
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
    if (!lines[lines.length - 1].isEmpty()) {
      throw new IllegalArgumentException("the last line of the policy has no end");
    }
    for (int i = 0; i < lines.length; i++) {
      try {
        read(lines[i]);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line %d of the policy: %s".formatted(i + 1, e.getMessage()), e);
      }
    }
    if (quorum == null) {
      throw new IllegalArgumentException("a policy has a quorum line");
    }
    return new TrustPolicy(logs, witnesses, quorum);
  }

  private void read(String line) {
    if (line.chars().anyMatch(octet -> (octet < 0x20 && octet != '\t') || octet == 0x7f)) {
      throw new IllegalArgumentException("a control character");
    }
    List<String> items = Stream.of(line.split("[ \t]+")).filter(item -> !item.isEmpty()).toList();
    if (items.isEmpty() || items.getFirst().startsWith("#")) {
      return;
    }
    List<String> rest = items.stream().skip(1).map(PolicyText::utf8).toList();
    switch (items.getFirst()) {
      case "log" -> log(rest);
      case "witness" -> witness(rest);
      case "group" -> group(rest);
      case "quorum" -> quorum(rest);
      default -> throw new IllegalArgumentException("it begins with none of the known words");
    }
  }

  private static String utf8(String octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a name, key or address that is not UTF-8", e);
    }
  }

  private void log(List<String> items) {
    count(items, 1, 2);
    logs.add(new TrustPolicy.Log(NoteKey.of(items.getFirst()), items.stream().skip(1).findFirst()));
  }

  private void witness(List<String> items) {
    count(items, 2, 3);
    Optional<String> url = items.stream().skip(2).findFirst();
    var witness = new TrustPolicy.Witness(items.get(0), NoteKey.of(items.get(1)), url);
    define(witness.name(), witness);
    witnesses.add(witness);
  }

  private void group(List<String> items) {
    count(items, 3, Integer.MAX_VALUE);
    var members = new ArrayList<TrustPolicy.Member>();
    for (String name : items.subList(2, items.size())) {
      if (!listed.add(name)) {
        throw new IllegalArgumentException("a name that is a member already");
      }
      members.add(defined(name));
    }
    long needed =
        switch (items.get(1)) {
          case "all" -> members.size();
          case "any" -> 1;
          default -> Strict.decimal(items.get(1));
        };
    if (needed > members.size()) {
      throw new IllegalArgumentException("a group asks for more than it has");
    }
    define(items.get(0), new TrustPolicy.Group(items.get(0), (int) needed, members));
  }

  private void quorum(List<String> items) {
    count(items, 1, 1);
    if (quorum != null) {
      throw new IllegalArgumentException("a second quorum");
    }
    String name = items.getFirst();
    quorum = name.equals(NONE) ? new TrustPolicy.None() : defined(name);
  }

  private void define(String name, TrustPolicy.Member member) {
    if (name.equals(NONE) || named.putIfAbsent(name, member) != null) {
      throw new IllegalArgumentException("a name that is taken");
    }
  }

  private TrustPolicy.Member defined(String name) {
    var member = named.get(name);
    if (member == null) {
      throw new IllegalArgumentException("a name that no line before it defines");
    }
    return member;
  }

  private static void count(List<String> items, int least, int most) {
    if (items.size() < least || items.size() > most) {
      throw new IllegalArgumentException("too many or too few items");
    }
  }
}
