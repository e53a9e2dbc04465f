// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// What kind of help an organization gives; names its inbox.
public enum Sector {
  POLICE,
  SPECIALIST_SUPPORT,
  HOUSING,
  HEALTH,
  SOCIAL_CARE,
  LEGAL_ADVICE,
  JUSTICE,
  EDUCATION,
  MARAC_COORDINATION
}
