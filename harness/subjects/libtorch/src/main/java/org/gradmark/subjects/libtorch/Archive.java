package org.gradmark.subjects.libtorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OutputArchive;

/** An optimizer's state on its way into another one. */
final class Archive {

  private Archive() {}

  /** Saves the state of one optimizer and loads it into another. */
  static void pass(Optimizer from, Optimizer to) {
    try {
      Path file = Files.createTempFile("gradmark-optimizer", ".pt");
      try (OutputArchive out = new OutputArchive();
          InputArchive in = new InputArchive()) {
        from.save(out);
        out.save_to(file.toString());
        in.load_from(file.toString());
        to.load(in);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no archive can be written to the temporary folder", e);
    }
  }
}
