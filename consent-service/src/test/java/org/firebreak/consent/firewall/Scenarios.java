// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;

/// Reads the tables in `scenarios/`: a heading line, then a line a row, cells between `|`; # begins
/// a remark.
public final class Scenarios {

  public record Row(Map<String, String> cells) {
    public String cell(String heading) {
      return Objects.requireNonNull(cells.get(heading), heading);
    }
  }

  /// What cannot be seen, or would be read as something else, is written as \u200b.
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

  /// Simulations ask for the same ones many thousand times.
  private static final Map<String, List<Row>> READ = new ConcurrentHashMap<>();

  private static final Directory DIRECTORY = newDirectory();
  private static final Set<OrganizationId> EVERYBODY =
      table("directory").stream()
          .map(row -> new OrganizationId(row.cell("id")))
          .collect(Collectors.toUnmodifiableSet());

  private Scenarios() {}

  public static List<Row> table(String name) {
    return READ.computeIfAbsent(name, Scenarios::read);
  }

  private static List<Row> read(String name) {
    var rows = new ArrayList<Row>();
    List<String> heading = List.of();
    for (var line : lines(name)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (heading.isEmpty()) {
        heading = cells;
      } else {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < heading.size(); i++) {
          row.put(heading.get(i), i < cells.size() ? plain(cells.get(i)) : "");
        }
        rows.add(new Row(row));
      }
    }
    return List.copyOf(rows);
  }

  public static Directory directory() {
    return DIRECTORY;
  }

  /// Made anew, for tests of how a directory is made.
  static Directory newDirectory() {
    return new Directory(1, table("directory").stream().map(Scenarios::organization).toList());
  }

  public static Set<OrganizationId> everybody() {
    return EVERYBODY;
  }

  private static Organization organization(Row row) {
    return new Organization(
        new OrganizationId(row.cell("id")),
        Sector.ofCode(row.cell("sector")).orElse(null),
        row.cell("part of").isEmpty() ? null : new OrganizationId(row.cell("part of")),
        !row.cell("function").equals("none"),
        row.cell("membership").equals("verified"),
        list(row.cell("names")),
        list(row.cell("topics")),
        list(row.cell("domains")),
        list(row.cell("domains")));
  }

  private static Set<String> list(String cell) {
    return Stream.of(cell.split(";"))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String plain(String cell) {
    var unquoted =
        cell.length() > 1 && cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    return ESCAPED
        .matcher(unquoted)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  private static List<String> lines(String name) {
    try (var in =
        Objects.requireNonNull(
            Scenarios.class.getResourceAsStream("/scenarios/" + name + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
