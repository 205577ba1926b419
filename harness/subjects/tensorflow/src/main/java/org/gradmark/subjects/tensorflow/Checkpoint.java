package org.gradmark.subjects.tensorflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Session;

/** A checkpoint on its way from one session to another. */
final class Checkpoint {

  private Checkpoint() {}

  /** Saves the variables of one session and restores them in another one of an equal graph. */
  static void pass(Session from, Session to) {
    try {
      Path folder = Files.createTempDirectory("gradmark-checkpoint");
      try {
        String prefix = folder.resolve("variables").toString();
        from.save(prefix);
        to.restore(prefix);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no checkpoint can be written to the temporary folder", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
