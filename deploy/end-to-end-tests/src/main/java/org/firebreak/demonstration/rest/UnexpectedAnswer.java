// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import java.io.Serial;

/// A service answered otherwise than its API promises.
public final class UnexpectedAnswer extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  UnexpectedAnswer(Answer answer) {
    super(answer + ": " + answer.body().path("detail").asText("no problem detail"));
    status = answer.status();
  }

  public int status() {
    return status;
  }
}
