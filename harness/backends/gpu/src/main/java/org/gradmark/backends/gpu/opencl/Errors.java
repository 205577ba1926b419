package org.gradmark.backends.gpu.opencl;

import java.util.Map;
import org.gradmark.backends.gpu.device.DeviceFault;

/** OpenCL's error numbers by their names in the specification. */
final class Errors {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(-1, "CL_DEVICE_NOT_FOUND"),
          Map.entry(-2, "CL_DEVICE_NOT_AVAILABLE"),
          Map.entry(-3, "CL_COMPILER_NOT_AVAILABLE"),
          Map.entry(-4, "CL_MEM_OBJECT_ALLOCATION_FAILURE"),
          Map.entry(-5, "CL_OUT_OF_RESOURCES"),
          Map.entry(-6, "CL_OUT_OF_HOST_MEMORY"),
          Map.entry(-7, "CL_PROFILING_INFO_NOT_AVAILABLE"),
          Map.entry(-11, "CL_BUILD_PROGRAM_FAILURE"),
          Map.entry(-30, "CL_INVALID_VALUE"),
          Map.entry(-38, "CL_INVALID_MEM_OBJECT"),
          Map.entry(-43, "CL_INVALID_BUILD_OPTIONS"),
          Map.entry(-45, "CL_INVALID_PROGRAM_EXECUTABLE"),
          Map.entry(-46, "CL_INVALID_KERNEL_NAME"),
          Map.entry(-51, "CL_INVALID_ARG_SIZE"),
          Map.entry(-52, "CL_INVALID_KERNEL_ARGS"),
          Map.entry(-54, "CL_INVALID_WORK_GROUP_SIZE"),
          Map.entry(-61, "CL_INVALID_BUFFER_SIZE"),
          Map.entry(-1001, "CL_PLATFORM_NOT_FOUND_KHR"));

  private Errors() {}

  static String name(int error) {
    return NAMES.getOrDefault(error, "error " + error);
  }

  /** Whether the error says that there is no memory left. */
  static boolean isOutOfMemory(int error) {
    return error == -4 || error == -5 || error == -6 || error == -61;
  }

  /** Throws unless a call succeeded. */
  static void check(String device, String call, int error) {
    if (error != OpenCl.SUCCESS) {
      throw new DeviceFault(device + ": " + call + " says " + name(error));
    }
  }
}
