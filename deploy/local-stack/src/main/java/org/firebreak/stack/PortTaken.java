// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.Serial;

/// Somebody else listens where a part wants to.
public final class PortTaken extends PartFailed {
  @Serial private static final long serialVersionUID = 1L;

  PortTaken(int port, String part) {
    super(
        "Port %d is taken, and %s needs it: end the program that listens there (`lsof -i :%d` names it) and start again."
            .formatted(port, part, port));
  }
}
