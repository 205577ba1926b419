package org.gradmark.subjects.libtorch;

import java.util.List;
import java.util.Map;
import org.gradmark.subjects.process.library.LibraryProvider;

/** LibTorch's subjects, which live in a {@link LibTorchHost}. */
public final class LibTorchSubjects extends LibraryProvider {

  /** The provider; starts nothing. */
  public LibTorchSubjects() {
    super(
        "libtorch",
        "org/bytedeco/pytorch/Optimizer.class",
        "org.gradmark.subjects.libtorch.LibTorchHost",
        // One thread: the same bits whatever the machine, and none in the way of a benchmark.
        Map.of("OMP_NUM_THREADS", "1"),
        List.of());
  }
}
