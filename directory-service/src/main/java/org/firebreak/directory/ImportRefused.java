// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.io.Serial;

/// The organizations to import contradict themselves or the directory, so none of them is taken.
public class ImportRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public ImportRefused(String message) {
    super(message);
  }

  public ImportRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
