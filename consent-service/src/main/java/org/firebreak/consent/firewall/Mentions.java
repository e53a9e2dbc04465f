// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who else an address speaks of, beside whom it leads to: a copy, a name in front of an e-mail
/// address, a user or a query of a web address. It can only refuse; nobody is reached by a mention.
final class Mentions {

  private static final Pattern ENCODED = Pattern.compile("%([0-9a-f]{2})");
  private static final Pattern FULL_STOPS = Pattern.compile("[。｡]");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)+");

  /// An e-mail or web address ends what stands before it as a comma does.
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile("\\S*(?:@|://)\\S*|[,;:<>()\\[\\]\"'|/\\\\&+]");

  /// Without one of these nothing is between names, no one's mailbox is named, and nothing is
  /// encoded: the searches, which most addresses would pay for in vain, are left out.
  private static final Pattern SIGNS = Pattern.compile("[@,;:<>()\\[\\]\"'|/\\\\&+%。｡.]");

  private static final Pattern MAILBOX = Pattern.compile("([^\\s@,;:<>()\"'/]+)@");

  private final List<String> names;
  private final Set<String> mailboxes = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();

  /// @param written in its canonical spelling
  Mentions(String written) {
    if (!SIGNS.matcher(written).find()) {
      names = List.of(written);
      return;
    }
    var decoded =
        ENCODED
            .matcher(FULL_STOPS.matcher(written).replaceAll("."))
            .replaceAll(found -> quoted(Integer.parseInt(found.group(1), 16)));
    names = Arrays.stream(BETWEEN_NAMES.split(written)).map(String::strip).toList();
    MAILBOX.matcher(decoded).results().forEach(found -> mailboxes.add(found.group(1)));
    HOST.matcher(decoded).results().forEach(found -> hosts.add(found.group()));
  }

  List<Resolution.Exact> barred(Directory directory) {
    var found = new ArrayList<Resolution.Exact>();
    for (var name : names) {
      add(found, directory.named(name), Road.NAME);
      add(found, directory.withTopic(name), Road.TOPIC);
      add(found, Addresses.byId(name, directory).stream().toList(), Road.ID);
    }
    for (var host : hosts) {
      add(found, directory.withEmailDomain(host), Road.EMAIL);
      add(found, directory.withWebhookHost(host), Road.WEB);
    }
    found.removeIf(reading -> !directory.isBarred(reading.organization().id()));
    return found;
  }

  /// Whether a name, a mailbox or a host below a listed one holds, or is nearly, the name of an
  /// immigration body: `nccu@` a police force may be its desk there, and may not be. A name that
  /// the directory knows is what it says, whatever its words.
  boolean looksBarred(Directory directory) {
    var unknown = names.stream().filter(name -> directory.named(name).isEmpty());
    var labels =
        hosts.stream()
            .filter(host -> !directory.lists(host))
            .flatMap(host -> Arrays.stream(host.split("\\.")));
    return Stream.of(unknown, mailboxes.stream(), labels)
        .flatMap(words -> words)
        .anyMatch(directory.lookAlikes()::holdsAName);
  }

  private static void add(List<Resolution.Exact> readings, List<Organization> found, Road road) {
    found.forEach(organization -> readings.add(new Resolution.Exact(organization, road)));
  }

  private static String quoted(int character) {
    return Matcher.quoteReplacement(Character.toString(character));
  }
}
