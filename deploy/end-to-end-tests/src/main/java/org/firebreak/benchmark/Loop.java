// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

/// What is measured: it takes records from a topic and commits its position when it has dealt with
/// them.
///
/// @param principal who may write its input
/// @param output where something appears for each record, with its `ce_id`
record Loop(String name, String principal, String input, String output, String group) {

  static final Loop FIREWALL =
      new Loop(
          "firewall",
          "referral-service",
          "referrals.outbound.v1",
          "firewall.decisions.v1",
          "consent-service.firewall");
  static final Loop PLAIN = copy("plain copy", "plain");
  static final Loop TRANSACTIONAL = copy("transactional copy", "transactional");
  static final Loop SMALLRYE = copy("SmallRye's transactional copy", "smallrye");

  private static Loop copy(String name, String code) {
    return new Loop(
        name,
        "broker-admin",
        "copies.%s.in".formatted(code),
        "copies.%s.out".formatted(code),
        "copies." + code);
  }
}
