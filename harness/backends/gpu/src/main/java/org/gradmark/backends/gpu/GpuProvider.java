package org.gradmark.backends.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradmark.backends.gpu.device.Choice;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Devices;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.core.backend.BackendProvider;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** A backend on the device that {@link Choice#VARIABLE} names, or the best that there is. */
abstract class GpuProvider implements BackendProvider {

  private final String name;
  private final Real real;
  private final Narrow narrow;

  /**
   * A provider.
   *
   * @param real what is computed in
   * @param narrow what parameters and state are kept in; null for the same
   */
  GpuProvider(String name, Real real, Narrow narrow) {
    this.name = name;
    this.real = real;
    this.narrow = narrow;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return narrow == null ? real.precision() : narrow.precision();
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
      return new GpuBackend(name, new Executor(device, real, narrow));
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
    return findings(Drivers.devices(), wish());
  }

  /** Of several devices it is told which is used, and how to have another. */
  static List<String> findings(Devices devices, String wish) {
    List<Description> found = devices.descriptions();
    Optional<Description> chosen = chosen(found, wish);
    List<String> lines = new ArrayList<>();
    for (Description device : found) {
      boolean told = found.size() > 1 && chosen.isPresent() && chosen.get() == device;
      lines.add(device + (told ? ": used; " + Choice.VARIABLE + " names another" : ""));
    }
    lines.addAll(devices.absences());
    if (chosen.isEmpty() && !found.isEmpty()) {
      lines.add(Choice.VARIABLE + " is \"" + wish + "\", which names none of these: none is used");
    }
    return lines;
  }

  private static Optional<Description> chosen() {
    return chosen(Drivers.devices().descriptions(), wish());
  }

  private static Optional<Description> chosen(List<Description> devices, String wish) {
    try {
      return Optional.of(devices.get(Choice.of(devices, wish)));
    } catch (DeviceFault e) {
      return Optional.empty(); // said when the backend is opened
    }
  }

  private static String wish() {
    return System.getenv(Choice.VARIABLE);
  }
}
