package org.gradmark.backends.gpu;

import java.util.List;
import org.gradmark.backends.gpu.cuda.CudaDriver;
import org.gradmark.backends.gpu.device.Devices;
import org.gradmark.backends.gpu.opencl.OpenClDriver;

/** The drivers of this machine, asked once per process. */
final class Drivers {

  private static Devices devices;

  private Drivers() {}

  /** What they offer. */
  static synchronized Devices devices() {
    if (devices == null) {
      devices = Devices.of(List.of(new CudaDriver(), new OpenClDriver()));
    }
    return devices;
  }
}
