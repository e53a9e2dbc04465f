// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.disk;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/// Writing that has reached the disk when it returns.
public final class Disk {
  private Disk() {}

  /// The bytes only: {@link #force} puts the file's name on the disk.
  public static void write(
      Path file, byte[] bytes, Set<? extends OpenOption> how, FileAttribute<?>... attributes)
      throws IOException {
    try (var channel = FileChannel.open(file, how, attributes)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /// The names in a folder: a file that was made or renamed is there after a power cut only if its
  /// folder was forced.
  public static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, READ)) {
      names.force(true);
    }
  }
}
