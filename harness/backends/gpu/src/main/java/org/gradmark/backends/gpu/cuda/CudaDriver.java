package org.gradmark.backends.gpu.cuda;

import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Driver;
import org.gradmark.backends.gpu.device.NativeLibraries;

/** The devices of NVIDIA's driver. */
public final class CudaDriver implements Driver {

  /** Environment variable with the file name of the driver, where it is not in a usual place. */
  public static final String LIBRARY = "GRADMARK_CUDA_LIBRARY";

  /**
   * What {@code cuDriverGetVersion} gives for CUDA 11.2: the first whose NVRTC makes machine code.
   */
  private static final int OLDEST = 11020;

  private final String library;
  private List<Found> found;
  private NvrtcCompiler compiler;

  private record Found(int device, int capability, Description description) {}

  /** The library that the environment names, or the machine's own. */
  public CudaDriver() {
    this(System.getenv(LIBRARY));
  }

  /**
   * A library.
   *
   * @param library file name; null or empty for the machine's own
   */
  CudaDriver(String library) {
    this.library = library;
  }

  @Override
  public String name() {
    return "CUDA";
  }

  @Override
  public synchronized List<Description> devices() {
    if (found == null) {
      found = find();
    }
    return found.stream().map(Found::description).toList();
  }

  @Override
  public synchronized Device open(int index) {
    devices();
    Found chosen = found.get(index);
    return new CudaDevice(chosen.device, chosen.capability, compiler, chosen.description);
  }

  private List<Found> find() {
    try {
      if (library == null || library.isBlank()) {
        NativeLibraries.bind(Cuda.class, "cuda", "libcuda.so.1", "nvcuda");
      } else {
        NativeLibraries.bind(Cuda.class, library);
      }
    } catch (DeviceFault e) {
      throw new DeviceFault(e.getMessage() + ". NVIDIA's driver brings it.");
    }
    int started = Cuda.cuInit(0);
    if (started == Cuda.ERROR_NO_DEVICE) {
      throw new DeviceFault("there is a driver, but no NVIDIA device");
    }
    check("CUDA", "cuInit", started);
    int[] version = new int[1];
    check("CUDA", "cuDriverGetVersion", Cuda.cuDriverGetVersion(version));
    String driver = "CUDA %d.%d".formatted(version[0] / 1000, version[0] % 1000 / 10);
    if (version[0] < OLDEST) {
      throw new DeviceFault(
          "the driver supports " + driver + " only; install one for CUDA 11.2 or newer");
    }
    compiler = new NvrtcCompiler();
    driver += " driver, NVRTC " + compiler.version();
    int[] count = new int[1];
    check("CUDA", "cuDeviceGetCount", Cuda.cuDeviceGetCount(count));
    List<Found> all = new ArrayList<>();
    for (int i = 0; i < count[0]; i++) {
      all.add(describe(i, driver));
    }
    if (all.isEmpty()) {
      throw new DeviceFault("there is a driver, but no NVIDIA device that it may use");
    }
    return List.copyOf(all);
  }

  private static Found describe(int ordinal, String driver) {
    int[] device = new int[1];
    check("CUDA", "cuDeviceGet", Cuda.cuDeviceGet(device, ordinal));
    byte[] name = new byte[256];
    check("CUDA", "cuDeviceGetName", Cuda.cuDeviceGetName(name, name.length, device[0]));
    long[] bytes = new long[1];
    check("CUDA", "cuDeviceTotalMem", Cuda.cuDeviceTotalMem_v2(bytes, device[0]));
    int capability =
        10 * attribute(Cuda.ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device[0])
            + attribute(Cuda.ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device[0]);
    String text = new String(name, StandardCharsets.UTF_8).split("\0", 2)[0].strip();
    Description description =
        new Description("cuda:" + ordinal, text, driver, bytes[0], true, true);
    return new Found(device[0], capability, description);
  }

  private static int attribute(int attribute, int device) {
    int[] value = new int[1];
    check(
        "CUDA",
        "cuDeviceGetAttribute " + attribute,
        Cuda.cuDeviceGetAttribute(value, attribute, device));
    return value[0];
  }

  /** Throws unless a call succeeded. */
  static void check(String device, String call, int error) {
    if (error != Cuda.SUCCESS) {
      throw new DeviceFault(device + ": " + call + " says " + errorName(error));
    }
  }

  /** An error by its name, such as {@code CUDA_ERROR_INVALID_VALUE}. */
  static String errorName(int error) {
    PointerByReference name = new PointerByReference();
    boolean known = Cuda.cuGetErrorName(error, name) == Cuda.SUCCESS && name.getValue() != null;
    return known ? name.getValue().getString(0) : "error " + error;
  }
}
