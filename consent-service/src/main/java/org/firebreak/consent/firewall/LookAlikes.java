// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether an address that resolves to nothing looks as if an immigration body was meant.
///
/// Near misses of long names count; short ones (ICE, CCU) must stand as a word of their own, or
/// every "office" would be one. What is wrongly caught here is held for a person, never dropped.
final class LookAlikes {

  private static final int LONG = 8;
  private static final int VERY_LONG = 14;

  /// Words that by themselves mean that somebody asks for immigration control.
  private static final Set<String> TELLING =
      Stream.of("immigration", "homeoffice", "borderforce", "borderagency")
          .map(Spelling::skeleton)
          .collect(Collectors.toUnmodifiableSet());

  private final Set<String> shortNames = new HashSet<>();
  private final Set<String> longNames = new HashSet<>();

  LookAlikes(Collection<Organization> barred) {
    barred.stream()
        .flatMap(body ->
            Stream.of(
                    Stream.of(body.id().value()),
                    body.names().stream(),
                    body.topics().stream(),
                    body.emailDomains().stream(),
                    body.webhookHosts().stream())
                .flatMap(written -> written))
        .map(Spelling::skeleton)
        // A name of signs alone would look like everything that has no letter either.
        .filter(skeleton -> !skeleton.isEmpty())
        .forEach(skeleton -> (skeleton.length() < LONG ? shortNames : longNames).add(skeleton));
  }

  boolean matches(String address) {
    var whole = Spelling.skeleton(address);
    return hasAShortName(address, whole)
        || Stream.concat(TELLING.stream(), longNames.stream())
            .anyMatch(name -> whole.contains(name) || near(whole, name))
        || nearAsWords(address);
  }

  /// Of a body, not merely speaking of immigration: a law centre's team does that. Also with other
  /// words beside it, as in "NCCU desk".
  boolean holdsAName(String written) {
    var whole = Spelling.skeleton(written);
    return hasAShortName(written, whole)
        || longNames.stream().anyMatch(name -> whole.contains(name) || near(whole, name));
  }

  private boolean hasAShortName(String written, String whole) {
    return shortNames.contains(whole)
        || Spelling.words(written).stream().map(Spelling::skeleton).anyMatch(shortNames::contains);
  }

  /// A telling word with a slip in it, anywhere among the words or in two neighbours run together.
  private boolean nearAsWords(String address) {
    var words = Spelling.words(address);
    for (int i = 0; i < words.size(); i++) {
      var one = Spelling.skeleton(words.get(i));
      var two = i + 1 < words.size() ? one + Spelling.skeleton(words.get(i + 1)) : one;
      if (TELLING.stream().anyMatch(name -> near(one, name) || near(two, name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean near(String written, String name) {
    var slips = name.length() >= VERY_LONG ? 2 : 1;
    return Spelling.distance(written, name, slips) <= slips;
  }
}
