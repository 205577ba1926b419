package org.gradmark.backends.gpu.execute;

import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.gpu.device.Kernel;
import org.gradmark.backends.gpu.emit.Emitted;

/**
 * A program whose kernels are there.
 *
 * @param emitted its text
 * @param kernels one for each launch
 */
public record Compiled(Emitted emitted, Kernel[] kernels) {

  /** What was compiled. */
  public Program program() {
    return emitted.layout().program();
  }
}
