// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Whom and what a basis covers, and until when.
public record Scope(
    List<String> grantees, List<String> purposes, List<String> sections, Instant until) {

  public Scope {
    grantees = List.copyOf(grantees);
    purposes = List.copyOf(purposes);
    sections = List.copyOf(sections);
  }

  void into(ObjectNode body) {
    grantees.forEach(body.putArray("grantees")::add);
    purposes.forEach(body.putArray("purposes")::add);
    sections.forEach(body.putArray("sections")::add);
    body.put("valid_until", until.toString());
  }
}
