package org.gradmark.backends.gpu.cuda;

import com.sun.jna.StringArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.NativeLibraries;
import org.gradmark.backends.gpu.device.SignalHandlers;

/** Compiles CUDA C by NVRTC, with every operation rounded as IEEE 754 says. */
final class NvrtcCompiler {

  /** Environment variable with the file name of NVRTC, where it is not in a usual place. */
  static final String LIBRARY = "GRADMARK_NVRTC_LIBRARY";

  /** Not contracted to a fused multiply-add, subnormal numbers kept, exact quotients and roots. */
  private static final List<String> ROUNDING =
      List.of("--fmad=false", "--ftz=false", "--prec-div=true", "--prec-sqrt=true");

  private final int[] architectures;

  /**
   * Loads NVRTC.
   *
   * @throws DeviceFault with the reason and the cure, if it cannot be had
   */
  NvrtcCompiler() {
    try {
      NativeLibraries.bind(Nvrtc.class, candidates());
    } catch (DeviceFault e) {
      throw new DeviceFault(
          "there is a CUDA driver, but NVRTC, the compiler of the CUDA toolkit, is missing: "
              + e.getMessage()
              + ". Install CUDA 11.2 or newer, point CUDA_HOME at it, or name libnvrtc's file in "
              + LIBRARY
              + ".");
    }
    int[] number = new int[1];
    check("nvrtcGetNumSupportedArchs", Nvrtc.nvrtcGetNumSupportedArchs(number));
    architectures = new int[number[0]];
    check("nvrtcGetSupportedArchs", Nvrtc.nvrtcGetSupportedArchs(architectures));
    Arrays.sort(architectures);
  }

  private static String[] candidates() {
    List<String> names = new ArrayList<>();
    names.add(System.getenv(LIBRARY));
    for (String variable : new String[] {"CUDA_HOME", "CUDA_PATH"}) {
      String home = System.getenv(variable);
      if (home != null && !home.isBlank()) {
        names.add(home + "/lib64/libnvrtc.so");
        names.add(home + "/lib/libnvrtc.so");
      }
    }
    names.add("nvrtc");
    names.add("libnvrtc.so.13");
    names.add("libnvrtc.so.12");
    names.add("libnvrtc.so.11.2");
    names.add("/usr/local/cuda/lib64/libnvrtc.so");
    names.add("nvrtc64_130_0");
    names.add("nvrtc64_120_0");
    return names.toArray(String[]::new);
  }

  private static void check(String call, int error) {
    if (error != Nvrtc.SUCCESS) {
      throw new DeviceFault("NVRTC: " + call + " says error " + error);
    }
  }

  /** The oldest compute capability that it makes machine code for, such as 75. */
  int oldest() {
    return architectures[0];
  }

  /** Such as {@code 12.4}. */
  String version() {
    int[] major = new int[1];
    int[] minor = new int[1];
    check("nvrtcVersion", Nvrtc.nvrtcVersion(major, minor));
    return major[0] + "." + minor[0];
  }

  /**
   * Machine code for a device; for one that is newer than this compiler, PTX that the driver
   * translates.
   *
   * @param capability of the device, such as 90
   * @throws DeviceFault with the compiler's own words, if the source is not valid
   */
  byte[] compile(String device, String source, int capability) {
    boolean known = Arrays.binarySearch(architectures, capability) >= 0;
    List<String> options = new ArrayList<>(ROUNDING);
    options.add("--gpu-architecture=" + target(device, known, capability));
    long[] program = new long[1];
    check(
        "nvrtcCreateProgram",
        Nvrtc.nvrtcCreateProgram(program, source, "gradmark.cu", 0, null, null));
    try {
      StringArray texts = new StringArray(options.toArray(String[]::new));
      int compiled = Nvrtc.nvrtcCompileProgram(program[0], options.size(), texts);
      SignalHandlers.putBack();
      if (compiled != Nvrtc.SUCCESS) {
        throw new DeviceFault(
            "%s: a kernel does not compile (NVRTC error %d). The compiler says: %s"
                .formatted(device, compiled, log(program[0])));
      }
      return known ? cubin(program[0]) : ptx(program[0]);
    } finally {
      Nvrtc.nvrtcDestroyProgram(program);
    }
  }

  private String target(String device, boolean known, int capability) {
    if (known) {
      return "sm_" + capability;
    }
    int best = -1;
    for (int architecture : architectures) {
      best = architecture < capability ? architecture : best;
    }
    if (best < 0) {
      throw new DeviceFault(
          "%s has compute capability %d.%d, which NVRTC %s has dropped; install an older CUDA"
              .formatted(device, capability / 10, capability % 10, version()));
    }
    return "compute_" + best;
  }

  private static String log(long program) {
    long[] size = new long[1];
    Nvrtc.nvrtcGetProgramLogSize(program, size);
    byte[] log = new byte[(int) Math.max(1, size[0])];
    Nvrtc.nvrtcGetProgramLog(program, log);
    return new String(log, 0, log.length - 1, StandardCharsets.UTF_8).strip();
  }

  private static byte[] cubin(long program) {
    long[] size = new long[1];
    check("nvrtcGetCUBINSize", Nvrtc.nvrtcGetCUBINSize(program, size));
    byte[] code = new byte[(int) size[0]];
    check("nvrtcGetCUBIN", Nvrtc.nvrtcGetCUBIN(program, code));
    return code;
  }

  private static byte[] ptx(long program) {
    long[] size = new long[1];
    check("nvrtcGetPTXSize", Nvrtc.nvrtcGetPTXSize(program, size));
    byte[] code = new byte[(int) size[0]];
    check("nvrtcGetPTX", Nvrtc.nvrtcGetPTX(program, code));
    return code;
  }
}
