package org.gradmark.backends.gpu.opencl;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.backends.gpu.device.Kernel;
import org.gradmark.backends.gpu.device.Kernels;

/** A compiled OpenCL program and its kernels. */
final class OpenClKernels implements Kernels {

  private final OpenClDevice device;
  private final long program;
  private final Map<String, Long> kernels = new HashMap<>();

  OpenClKernels(OpenClDevice device, long program) {
    this.device = device;
    this.program = program;
  }

  @Override
  public Kernel kernel(String name) {
    long kernel = kernels.computeIfAbsent(name, this::create);
    return (arguments, groups, items) -> launch(kernel, arguments, groups, items);
  }

  private long create(String name) {
    int[] error = new int[1];
    long kernel = OpenCl.clCreateKernel(program, name, error);
    device.check("clCreateKernel " + name, error[0]);
    return kernel;
  }

  private void launch(long kernel, Arguments arguments, int groups, int items) {
    Pointer slots = Native.getDirectBufferPointer(arguments.slots());
    for (int i = 0; i < arguments.count(); i++) {
      device.check(
          "clSetKernelArg " + i,
          OpenCl.clSetKernelArg(kernel, i, arguments.size(i), slots.share(8L * i)));
    }
    long[] all = {(long) groups * items};
    device.check(
        "clEnqueueNDRangeKernel",
        OpenCl.clEnqueueNDRangeKernel(
            device.queue(), kernel, 1, null, all, new long[] {items}, 0, null, null));
  }

  @Override
  public void close() {
    kernels.values().forEach(OpenCl::clReleaseKernel);
    OpenCl.clReleaseProgram(program);
  }
}
