// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

@ApplicationScoped
class SecureNonces implements Nonces {
  private final SecureRandom random = new SecureRandom();

  @Override
  public Nonce get() {
    byte[] bytes = new byte[Nonce.LENGTH];
    random.nextBytes(bytes);
    return new Nonce(bytes);
  }
}
