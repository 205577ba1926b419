package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.device.FakeDevice;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.core.rule.StepCompiler;

/** Backends on a device that computes nothing. */
public final class OnFake {

  private OnFake() {}

  /**
   * A backend that compiles steps.
   *
   * @param narrow what parameters and state are kept in; null for the format of the arithmetic
   */
  public static StepCompiler backend(FakeDevice device, Real real, Narrow narrow) {
    return new GpuBackend("fake", new Executor(device, real, narrow));
  }
}
