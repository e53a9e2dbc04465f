// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.util.List;

public final class LocalStack {
  public static final List<String> SERVICES =
      List.of("directory-service", "consent-service", "referral-service", "audit-service");

  private LocalStack() {}
}
