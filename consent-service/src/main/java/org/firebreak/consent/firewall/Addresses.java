// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.firebreak.consent.OrganizationId;

/// Resolves what a source wrote to name a target.
///
/// An address that can be read in several ways is read in all of them, and the strictest reading
/// holds: one barred organization among the readings is enough.
public final class Addresses {

  static final String IMMIGRATION_TOPICS = "immigration-enforcement";

  /// Nobody's address is longer; searching one of a million letters would hold up everybody's
  /// events, and a search that overflows would stop the firewall.
  static final int LONGEST = 1_000;

  private static final Pattern SEVERAL = Pattern.compile("[,;\\s<>()\\[\\]\"']+");
  private static final Pattern WEB =
      Pattern.compile("^[a-z][a-z0-9+.-]*:/*(?<authority>[^/?#\\\\]*)");
  private static final Pattern HOST = Pattern.compile("(?:[a-z0-9_-]+\\.)+[a-z0-9-]+\\.?");

  private Addresses() {}

  public static Resolution resolve(String address, Directory directory) {
    return address.length() > LONGEST
        ? new Resolution.Unknown()
        : directory.onceFor(address, () -> read(address, directory));
  }

  private static Resolution read(String address, Directory directory) {
    var written = Spelling.canonical(address);
    var readings = new ArrayList<Resolution.Exact>();
    byId(written, directory).ifPresent(found -> readings.add(new Resolution.Exact(found, Road.ID)));
    add(readings, directory.withTopic(written), Road.TOPIC);
    add(readings, directory.named(written), Road.NAME);
    for (var part : SEVERAL.split(written)) {
      readHosts(part, directory, readings);
      if (isImmigrationTopic(part)) {
        return new Resolution.ImmigrationTopic();
      }
    }
    var mentions = new Mentions(written);
    readings.addAll(mentions.barred(directory));
    var strictest = strictest(address, readings, directory);
    // A name that the directory knows as a whole is what it says, whatever its words.
    return strictest instanceof Resolution.Exact(var organization, var road)
            && (road == Road.EMAIL || road == Road.WEB)
            && !directory.isBarred(organization.id())
            && mentions.looksBarred(directory)
        ? new Resolution.LooksLikeImmigration()
        : strictest;
  }

  private static boolean isImmigrationTopic(String written) {
    return written.startsWith(IMMIGRATION_TOPICS + ".");
  }

  private static Resolution strictest(
      String address, List<Resolution.Exact> readings, Directory directory) {
    var barred =
        readings.stream()
            .filter(reading -> directory.isBarred(reading.organization().id()))
            .findFirst();
    if (barred.isPresent()) {
      return barred.get();
    }
    var organizations = readings.stream().map(Resolution.Exact::organization).distinct().count();
    if (organizations > 1) {
      return new Resolution.Ambiguous(readings.getFirst().road());
    }
    if (organizations == 1) {
      return readings.getFirst();
    }
    return directory.lookAlikes().matches(address)
        ? new Resolution.LooksLikeImmigration()
        : new Resolution.Unknown();
  }

  static Optional<Organization> byId(String written, Directory directory) {
    try {
      return directory.find(new OrganizationId(written));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static void readHosts(String part, Directory directory, List<Resolution.Exact> readings) {
    var web = WEB.matcher(part);
    if (web.find() && !part.startsWith("mailto:")) {
      // What stands before the last @ of an authority is a user name, put there to mislead.
      var authority = web.group("authority");
      var host =
          host(authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", ""));
      add(readings, directory.withWebhookHost(host), Road.WEB);
      add(readings, directory.withEmailDomain(host), Road.WEB);
    } else if (part.contains("@")) {
      // Every domain in it: a@b@c is read as an address at b and as one at c.
      var pieces = part.split("@");
      for (int i = 1; i < pieces.length; i++) {
        add(readings, directory.withEmailDomain(host(pieces[i])), Road.EMAIL);
      }
    } else if (HOST.matcher(part).matches()) {
      add(readings, directory.withWebhookHost(host(part)), Road.WEB);
      add(readings, directory.withEmailDomain(host(part)), Road.EMAIL);
    }
  }

  private static String host(String written) {
    var end = written.length();
    while (end > 0 && written.charAt(end - 1) == '.') {
      end--;
    }
    return written.substring(0, end);
  }

  private static void add(List<Resolution.Exact> readings, List<Organization> found, Road road) {
    found.forEach(organization -> readings.add(new Resolution.Exact(organization, road)));
  }
}
