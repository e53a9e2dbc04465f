// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.util.Map;
import java.util.Set;

/// One call of the API, and the table of who may make it.
record Endpoint(String method, String path) {

  private static final Set<String> EDITORS = Set.of("directory_editor");
  private static final Set<String> WHO_JUDGE_PROPOSALS =
      Set.of("directory_editor", "directory_approver", "auditor");
  private static final Set<String> READERS =
      Set.of(
          "agency",
          "caseworker",
          "consent_officer",
          "quarantine_reviewer",
          "directory_editor",
          "directory_approver",
          "auditor");
  private static final String FORCE = "/v1/organizations/kent-police";
  private static final String PROPOSAL = "/v1/proposals/00000000-0000-0000-0000-000000000009";

  static final Map<Endpoint, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry(new Endpoint("GET", "/v1/organizations"), READERS),
          Map.entry(new Endpoint("GET", FORCE), READERS),
          Map.entry(new Endpoint("GET", FORCE + "/history"), READERS),
          Map.entry(new Endpoint("POST", "/v1/organizations"), EDITORS),
          Map.entry(new Endpoint("PUT", FORCE + "/immigration-function"), EDITORS),
          Map.entry(new Endpoint("PUT", FORCE + "/membership"), EDITORS),
          Map.entry(new Endpoint("GET", FORCE + "/proposals"), WHO_JUDGE_PROPOSALS),
          Map.entry(new Endpoint("POST", FORCE + "/proposals"), EDITORS),
          Map.entry(new Endpoint("GET", PROPOSAL), WHO_JUDGE_PROPOSALS),
          Map.entry(new Endpoint("POST", PROPOSAL + "/approval"), Set.of("directory_approver")));
}
