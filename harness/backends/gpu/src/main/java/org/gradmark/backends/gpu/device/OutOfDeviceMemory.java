package org.gradmark.backends.gpu.device;

/** The device has no memory left for what was asked for. */
public class OutOfDeviceMemory extends DeviceFault {

  private static final long serialVersionUID = 1L;

  /**
   * The fault.
   *
   * @param device its name
   * @param bytes what was asked for
   * @param error as the driver calls it
   */
  public OutOfDeviceMemory(String device, long bytes, String error) {
    super(
        device
            + ": no memory for an array of "
            + bytes
            + " bytes ("
            + error
            + "); take smaller tensors, end other programs on the device, or choose another device"
            + " with "
            + Choice.VARIABLE);
  }
}
