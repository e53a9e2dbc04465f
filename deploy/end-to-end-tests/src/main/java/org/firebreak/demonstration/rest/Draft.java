// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.firebreak.demonstration.cases.Section;
import org.jspecify.annotations.Nullable;

/// A referral as an agency posts it.
///
/// @param onwardOf a dispatch in the source's own inbox that it refers on
public record Draft(
    String purpose,
    List<Target> targets,
    List<Section> sections,
    boolean highRisk,
    @Nullable UUID onwardOf) {

  public record Target(String address, @Nullable UUID basisId) {}

  public Draft {
    targets = List.copyOf(targets);
    sections = List.copyOf(sections);
  }

  public static Draft of(
      String purpose, String address, @Nullable UUID basisId, List<Section> sections) {
    return new Draft(purpose, List.of(new Target(address, basisId)), sections, false, null);
  }

  public Draft on(UUID basisId) {
    return new Draft(
        purpose,
        targets.stream().map(target -> new Target(target.address(), basisId)).toList(),
        sections,
        highRisk,
        onwardOf);
  }

  public Draft onward(UUID received) {
    return new Draft(purpose, targets, sections, highRisk, received);
  }

  ObjectNode json() {
    var body = Session.object().put("purpose", purpose).put("high_risk", highRisk);
    var to = body.putArray("targets");
    for (Target target : targets) {
      var one = to.addObject().put("address", target.address());
      if (target.basisId() != null) {
        one.put("basis_id", target.basisId().toString());
      }
    }
    var content = body.putArray("sections");
    sections.forEach(
        section -> content.addObject().put("label", section.label()).put("text", section.text()));
    if (onwardOf != null) {
      body.put("onward_of", onwardOf.toString());
    }
    return body;
  }
}
