// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What one logger writes while this is open, with all causes.
final class LoggedErrors extends Handler implements AutoCloseable {
  private final Logger logger;
  private final StringWriter text = new StringWriter();

  LoggedErrors(String logger) {
    this.logger = Logger.getLogger(logger);
    this.logger.addHandler(this);
  }

  String text() {
    return text.toString();
  }

  @Override
  public void publish(LogRecord record) {
    text.append(record.getMessage()).append('\n');
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(text, true));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
