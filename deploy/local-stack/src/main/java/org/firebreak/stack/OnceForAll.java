// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Folders below this module's `target` that are costly to make and are made once, whichever
/// process needs them first; the others wait for it.
final class OnceForAll {
  /// A file's lock keeps out other processes, but not this one's other threads.
  private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

  private OnceForAll() {}

  /// The folder `name`. `maker` is given an unfinished folder to fill, which takes its name only
  /// when it is complete: whoever is killed half-way leaves nothing that looks finished.
  static Path folder(String name, Consumer<Path> maker) {
    Path folder = RepositoryRoot.parts().resolve(name);
    synchronized (LOCKS.computeIfAbsent(name, _ -> new Object())) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolveSibling(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.isDirectory(folder)) {
          Path unfinished = WorkFiles.emptyFolder(folder.resolveSibling(name + ".unfinished"));
          maker.accept(unfinished);
          Files.move(unfinished, folder);
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
