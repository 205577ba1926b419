package org.gradmark.bench;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Shape;

/** What initializers are timed on. */
public final class Kernels {

  private Kernels() {}

  /** A dense kernel of this shape, with the subject's own defaults. */
  public static Blueprint blueprint(Shape matrix, long seed) {
    return Blueprint.of(List.of(Kernel.dense(matrix.rows(), matrix.columns())), Map.of(), seed);
  }
}
