// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

/// What a word or phrase can contribute to what a sentence asks for.
enum Cue {
  /// An immigration body that enforces, or that is named so loosely that it may.
  ENFORCEMENT,
  /// Immigration, a body or a matter of hers: only what stands around it tells.
  LOOSELY,
  /// An immigration body that also decides applications: she or her adviser may have to write to
  /// it.
  CASEWORK,
  /// An e-mail or web address, or a topic, of an immigration body.
  ADDRESS,

  PASSES_ON,
  /// The same as something done.
  PASSED_ON,
  /// The state of having been told, which needs no other word: "UKVI informed".
  TOLD,
  BRINGS,
  CHECKS,
  /// What somebody would check.
  STATUS,
  /// What her status is, or a number by which her file is found.
  TELLS_STATUS,
  /// A check by its name.
  STATUS_CHECK,
  /// What an immigration body would do if it had been told.
  RECEIVES,
  /// A state of having been told.
  KNOWS,
  DEPORTS,
  /// Copy to, for the attention of.
  ROUTES,
  TO,
  /// To, and not merely with or at.
  TOWARDS,
  FROM,
  AND,
  COLON,
  ARTICLE,

  REQUESTS,
  OBLIGES,
  HEDGES,
  BUT,

  NEGATES,
  FEARS,
  THREATENS,
  /// What she says herself: it may be his threat, and is no threat of hers.
  SHE_SAYS,
  /// He, or somebody of his, acts.
  HIS,
  /// She, or who acts for her, acts.
  HERS,
  /// Another agency acts.
  OTHERS,
  /// The writer's own agency acts.
  OURS,
  HER_AS_OBJECT,
  BE,
  /// Her own application.
  APPLIES,
  ADVISES,
  LAW
}
