package org.gradmark.backends.gpu.device;

/** A driver or device refused; the message names it, what was asked for, and the cure if known. */
public class DeviceFault extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public DeviceFault(String message) {
    super(message);
  }
}
