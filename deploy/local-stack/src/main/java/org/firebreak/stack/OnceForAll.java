// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folders below this module's `target` that are costly to make and are made once, whichever
/// process needs them first; the others wait for it.
final class OnceForAll {
  /// A file's lock keeps out other processes, but not this one's other threads.
  private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

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
          FileLock _ = locked(channel)) {
        if (!Files.isDirectory(folder)) {
          Path unfinished = WorkFiles.emptyFolder(folder.resolveSibling(name + ".unfinished"));
          maker.accept(unfinished);
          Files.move(unfinished, folder);
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another process makes " + folder, e);
      }
    }
  }

  /// Asked for again and again, not waited for: a kernel takes two processes for deadlocked in
  /// which one thread makes a folder while another waits for one that the other process makes, and
  /// refuses.
  private static FileLock locked(FileChannel channel) throws IOException, InterruptedException {
    while (true) {
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException heldByAnotherClassLoader) {
        // As good as held by another process.
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }
}
