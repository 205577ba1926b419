package org.gradmark.backends.gpu.opencl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Driver;
import org.gradmark.backends.gpu.device.NativeLibraries;
import org.gradmark.backends.gpu.device.SignalHandlers;

/** The devices of all OpenCL platforms that the machine's loader knows. */
public final class OpenClDriver implements Driver {

  /** Environment variable with the file name of the loader, where it is not in a usual place. */
  public static final String LIBRARY = "GRADMARK_OPENCL_LIBRARY";

  private static final String CURE =
      "Install a driver for the graphics card, or PoCL (apt install pocl-opencl-icd), or name the"
          + " loader's file in "
          + LIBRARY;

  private final String library;
  private List<Found> found;

  private record Found(long device, boolean exactDivision, Description description) {}

  /** The loader that the environment names, or the machine's own. */
  public OpenClDriver() {
    this(System.getenv(LIBRARY));
  }

  /**
   * A loader.
   *
   * @param library file name; null or empty for the machine's own
   */
  OpenClDriver(String library) {
    this.library = library;
  }

  @Override
  public String name() {
    return "OpenCL";
  }

  @Override
  public synchronized List<Description> devices() {
    if (found == null) {
      try {
        found = find();
      } finally {
        SignalHandlers.putBack();
      }
    }
    return found.stream().map(Found::description).toList();
  }

  @Override
  public Device open(int index) {
    devices();
    Found chosen = found.get(index);
    return new OpenClDevice(chosen.device, chosen.exactDivision, chosen.description);
  }

  private List<Found> find() {
    try {
      if (library == null || library.isBlank()) {
        NativeLibraries.bind(OpenCl.class, "OpenCL", "libOpenCL.so.1");
      } else {
        NativeLibraries.bind(OpenCl.class, library);
      }
    } catch (DeviceFault e) {
      throw new DeviceFault(e.getMessage() + ". " + CURE + ".");
    }
    List<Found> all = new ArrayList<>();
    for (long platform : platforms()) {
      for (long device : devices(platform)) {
        boolean available = number(device, OpenCl.DEVICE_AVAILABLE) != 0;
        long single = number(device, OpenCl.DEVICE_SINGLE_FP_CONFIG);
        boolean exact = (single & OpenCl.FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0;
        boolean twice = number(device, OpenCl.DEVICE_DOUBLE_FP_CONFIG) != 0;
        if (available && (single & OpenCl.FP_DENORM) != 0 && (exact || twice)) {
          all.add(new Found(device, exact, describe(all.size(), platform, device)));
        }
      }
    }
    if (all.isEmpty()) {
      throw new DeviceFault(
          "there is a loader, but no platform offers a device that keeps subnormal numbers"
              + " and rounds divisions correctly. "
              + CURE
              + ".");
    }
    return List.copyOf(all);
  }

  private static long[] platforms() {
    int[] number = new int[1];
    int error = OpenCl.clGetPlatformIDs(0, null, number);
    if (error == OpenCl.PLATFORM_NOT_FOUND_KHR || error == OpenCl.SUCCESS && number[0] == 0) {
      throw new DeviceFault(
          "there is a loader, but no platform is registered with it (in /etc/OpenCL/vendors, or"
              + " where OCL_ICD_VENDORS points). "
              + CURE
              + ".");
    }
    Errors.check("OpenCL", "clGetPlatformIDs", error);
    long[] platforms = new long[number[0]];
    Errors.check(
        "OpenCL", "clGetPlatformIDs", OpenCl.clGetPlatformIDs(number[0], platforms, number));
    return platforms;
  }

  private static long[] devices(long platform) {
    int[] number = new int[1];
    int error = OpenCl.clGetDeviceIDs(platform, OpenCl.DEVICE_TYPE_ALL, 0, null, number);
    if (error != OpenCl.SUCCESS || number[0] == 0) {
      // A platform whose card is missing or broken does not hide the others.
      return new long[0];
    }
    long[] devices = new long[number[0]];
    error = OpenCl.clGetDeviceIDs(platform, OpenCl.DEVICE_TYPE_ALL, number[0], devices, number);
    return error == OpenCl.SUCCESS ? devices : new long[0];
  }

  private static Description describe(int index, long platform, long device) {
    return new Description(
        "opencl:" + index,
        deviceText(device, OpenCl.DEVICE_NAME),
        platformText(platform, OpenCl.PLATFORM_NAME)
            + ", "
            + brief(platformText(platform, OpenCl.PLATFORM_VERSION)),
        number(device, OpenCl.DEVICE_GLOBAL_MEM_SIZE),
        (number(device, OpenCl.DEVICE_TYPE) & OpenCl.TYPE_GPU) != 0,
        number(device, OpenCl.DEVICE_DOUBLE_FP_CONFIG) != 0);
  }

  /** Without the list of options that some drivers add after two blanks or a comma. */
  private static String brief(String version) {
    return version.split("  |,", 2)[0].strip();
  }

  private static String platformText(long platform, int name) {
    byte[] value = new byte[1024];
    long[] size = new long[1];
    int error = OpenCl.clGetPlatformInfo(platform, name, value.length, value, size);
    return error == OpenCl.SUCCESS ? text(value, size[0]) : "unknown";
  }

  private static String deviceText(long device, int name) {
    byte[] value = new byte[1024];
    long[] size = new long[1];
    int error = OpenCl.clGetDeviceInfo(device, name, value.length, value, size);
    return error == OpenCl.SUCCESS ? text(value, size[0]) : "unknown";
  }

  private static String text(byte[] value, long size) {
    int length = (int) Math.max(0, Math.min(size, value.length) - 1);
    return new String(value, 0, length, StandardCharsets.UTF_8).strip();
  }

  /** A number of 4 or 8 bytes; 0 if the device does not know the question. */
  private static long number(long device, int name) {
    byte[] value = new byte[8];
    int error = OpenCl.clGetDeviceInfo(device, name, value.length, value, new long[1]);
    return error == OpenCl.SUCCESS
        ? java.nio.ByteBuffer.wrap(value).order(java.nio.ByteOrder.nativeOrder()).getLong()
        : 0;
  }
}
