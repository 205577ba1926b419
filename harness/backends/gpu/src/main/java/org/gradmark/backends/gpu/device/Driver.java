package org.gradmark.backends.gpu.device;

import java.util.List;

/** A way to devices, such as OpenCL. Looked for again at every call; cheap after the first. */
public interface Driver {

  /** What users call it, such as {@code OpenCL}. */
  String name();

  /**
   * The devices that it offers, without starting any.
   *
   * @throws DeviceFault with the reason and the cure, if there are none
   */
  List<Description> devices();

  /**
   * Starts a device.
   *
   * @param index into {@link #devices}
   */
  Device open(int index);
}
