package org.gradmark.backends.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradmark.backends.gpu.device.Choice;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Devices;
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

  @Override
  public boolean isOnRequest() {
    Optional<Description> chosen = chosen();
    return chosen.isEmpty() || !chosen.get().gpu();
  }

  @Override
  public String device() {
    return chosen().map(Description::toString).orElse("");
  }

  @Override
  public List<String> findings() {
    Devices devices = Drivers.devices();
    List<String> lines = new ArrayList<>();
    devices.descriptions().forEach(device -> lines.add(device.toString()));
    lines.addAll(devices.absences());
    return lines;
  }

  private static Optional<Description> chosen() {
    List<Description> devices = Drivers.devices().descriptions();
    try {
      return Optional.of(devices.get(Choice.of(devices, wish())));
    } catch (DeviceFault e) {
      return Optional.empty(); // said when the backend is opened
    }
  }

  private static String wish() {
    return System.getenv(Choice.VARIABLE);
  }
}
