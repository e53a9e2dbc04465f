// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

/// What an address turned out to mean in the directory.
public sealed interface Resolution {

  Road road();

  record Exact(Organization organization, Road road) implements Resolution {}

  /// A topic on the prefix that no organization may own and no broker may hold.
  record ImmigrationTopic() implements Resolution {
    @Override
    public Road road() {
      return Road.IMMIGRATION_TOPIC;
    }
  }

  record LooksLikeImmigration() implements Resolution {
    @Override
    public Road road() {
      return Road.LOOK_ALIKE;
    }
  }

  /// More than one organization, none of them barred.
  record Ambiguous(Road road) implements Resolution {}

  record Unknown() implements Resolution {
    @Override
    public Road road() {
      return Road.NONE;
    }
  }
}
