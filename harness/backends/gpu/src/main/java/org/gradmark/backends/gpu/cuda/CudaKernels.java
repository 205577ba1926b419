package org.gradmark.backends.gpu.cuda;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.backends.gpu.device.Kernel;
import org.gradmark.backends.gpu.device.Kernels;

/** A loaded CUDA module. */
final class CudaKernels implements Kernels {

  /** Arguments of the largest kernel that CUDA can launch: 4 KiB of them. */
  private static final int MOST_ARGUMENTS = 512;

  private final CudaDevice device;
  private final long module;

  CudaKernels(CudaDevice device, long module) {
    this.device = device;
    this.module = module;
  }

  @Override
  public Kernel kernel(String name) {
    device.enter();
    long[] function = new long[1];
    device.check("cuModuleGetFunction " + name, Cuda.cuModuleGetFunction(function, module, name));
    Memory addresses = new Memory((long) MOST_ARGUMENTS * Native.POINTER_SIZE);
    return (arguments, groups, items) -> launch(function[0], addresses, arguments, groups, items);
  }

  private void launch(long function, Memory addresses, Arguments arguments, int groups, int items) {
    Pointer slots = Native.getDirectBufferPointer(arguments.slots());
    for (int i = 0; i < arguments.count(); i++) {
      addresses.setPointer((long) i * Native.POINTER_SIZE, slots.share(8L * i));
    }
    device.enter();
    // The driver copies the arguments before it returns.
    device.check(
        "cuLaunchKernel",
        Cuda.cuLaunchKernel(
            function, groups, 1, 1, items, 1, 1, 0, CudaDevice.STREAM, addresses, null));
    Reference.reachabilityFence(arguments);
  }

  @Override
  public void close() {
    device.enter();
    Cuda.cuModuleUnload(module);
  }
}
