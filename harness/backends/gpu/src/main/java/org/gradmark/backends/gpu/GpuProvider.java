package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.device.Choice;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.core.backend.BackendProvider;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** A backend on the device that {@link Choice#VARIABLE} names, or the best that there is. */
abstract class GpuProvider implements BackendProvider {

  private final String name;
  private final Real real;

  GpuProvider(String name, Real real) {
    this.name = name;
    this.real = real;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return real.precision();
  }

  /**
   * Starts the device.
   *
   * @throws DeviceFault with what each driver says, if there is none
   */
  @Override
  public Backend open() {
    Device device = Drivers.devices().open(wish());
    try {
      return new GpuBackend(name, new Executor(device, real));
    } catch (DeviceFault e) {
      device.close();
      throw e;
    }
  }

  private static String wish() {
    return System.getenv(Choice.VARIABLE);
  }
}
