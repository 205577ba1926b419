package org.gradmark.backends.gpu;

import java.util.EnumMap;
import java.util.Map;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.core.tensor.Backend;
import org.testng.SkipException;

/** The backends on a device of this machine, started once. */
final class OnDevice {

  private static GpuBackend single;
  private static GpuBackend twice;
  private static final Map<Narrow, GpuBackend> NARROW = new EnumMap<>(Narrow.class);

  private OnDevice() {}

  /**
   * {@code fused-gpu}.
   *
   * @throws SkipException with the reason, where there is no device
   */
  static synchronized GpuBackend single() {
    single = single == null ? open(new FusedGpuProvider()) : single;
    return single;
  }

  /** {@code fused-gpu-f64}. */
  static synchronized GpuBackend twice() {
    twice = twice == null ? open(new FusedGpuDoubleProvider()) : twice;
    return twice;
  }

  /** {@code fused-gpu-bf16} or {@code fused-gpu-f16}. */
  static synchronized GpuBackend narrow(Narrow format) {
    return NARROW.computeIfAbsent(
        format,
        key ->
            open(
                key == Narrow.BFLOAT16
                    ? new FusedGpuBfloat16Provider()
                    : new FusedGpuFloat16Provider()));
  }

  private static GpuBackend open(GpuProvider provider) {
    if (Drivers.devices().descriptions().isEmpty()) {
      throw new SkipException("no device: " + Drivers.devices().absences());
    }
    try {
      Backend backend = provider.open();
      return (GpuBackend) backend;
    } catch (DeviceFault e) {
      throw new AssertionError("the device was found, but does not start", e);
    }
  }
}
