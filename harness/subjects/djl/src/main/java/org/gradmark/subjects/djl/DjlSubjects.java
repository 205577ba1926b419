package org.gradmark.subjects.djl;

import java.util.List;
import java.util.Map;
import org.gradmark.subjects.process.library.LibraryProvider;

/** DJL's subjects, which live in a {@link DjlHost}. */
public final class DjlSubjects extends LibraryProvider {

  /** The provider; starts nothing. */
  public DjlSubjects() {
    super(
        "djl",
        "ai/djl/training/optimizer/Optimizer.class",
        "org.gradmark.subjects.djl.DjlHost",
        // One thread: the same bits whatever the machine, and none in the way of a benchmark.
        Map.of("OMP_NUM_THREADS", "1", "DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true"),
        List.of("-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1"));
  }
}
