package org.gradmark.backends.gpu.cuda;

import java.nio.ByteBuffer;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.backends.gpu.device.Kernels;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;

/** One CUDA device, with its primary context and its default stream, which works in order. */
final class CudaDevice implements Device {

  static final long STREAM = 0;

  private final int device;
  private final int capability;
  private final NvrtcCompiler compiler;
  private final Description description;
  private final long context;

  CudaDevice(int device, int capability, NvrtcCompiler compiler, Description description) {
    this.device = device;
    this.capability = capability;
    this.compiler = compiler;
    this.description = description;
    long[] retained = new long[1];
    check("cuDevicePrimaryCtxRetain", Cuda.cuDevicePrimaryCtxRetain(retained, device));
    context = retained[0];
  }

  void check(String call, int error) {
    CudaDriver.check(description.name(), call, error);
  }

  /** The driver knows the context by thread, and any thread may call. */
  void enter() {
    check("cuCtxSetCurrent", Cuda.cuCtxSetCurrent(context));
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Dialect dialect() {
    return Dialect.CUDA;
  }

  @Override
  public long allocate(long bytes) {
    enter();
    long[] address = new long[1];
    int error = Cuda.cuMemAlloc_v2(address, bytes);
    if (error == Cuda.ERROR_OUT_OF_MEMORY) {
      throw new OutOfDeviceMemory(description.name(), bytes, CudaDriver.errorName(error));
    }
    check("cuMemAlloc", error);
    return address[0];
  }

  @Override
  public void release(long memory) {
    enter();
    // Waits for the work that was queued before.
    check("cuMemFree", Cuda.cuMemFree_v2(memory));
  }

  @Override
  public void write(long target, long offset, ByteBuffer source) {
    enter();
    check("cuMemcpyHtoD", Cuda.cuMemcpyHtoD_v2(target + offset, source, source.remaining()));
  }

  @Override
  public void read(long source, long offset, ByteBuffer target) {
    enter();
    check("cuMemcpyDtoH", Cuda.cuMemcpyDtoH_v2(target, source + offset, target.remaining()));
  }

  @Override
  public void copy(long source, long sourceOffset, long target, long targetOffset, long bytes) {
    enter();
    check(
        "cuMemcpyDtoDAsync",
        Cuda.cuMemcpyDtoDAsync_v2(target + targetOffset, source + sourceOffset, bytes, STREAM));
  }

  @Override
  public Kernels compile(String source) {
    byte[] image = compiler.compile(description.name(), source, capability);
    enter();
    long[] module = new long[1];
    int error = Cuda.cuModuleLoadData(module, image);
    if (error != Cuda.SUCCESS) {
      throw new DeviceFault(
          "%s: cuModuleLoadData says %s (%s). Where NVRTC is of a newer CUDA than the driver, update"
                  .formatted(description.name(), CudaDriver.errorName(error), description.driver())
              + " the driver, or name an older NVRTC in "
              + NvrtcCompiler.LIBRARY);
    }
    return new CudaKernels(this, module[0]);
  }

  @Override
  public void finish() {
    enter();
    check("cuCtxSynchronize", Cuda.cuCtxSynchronize());
  }

  @Override
  public long mark() {
    enter();
    long[] event = new long[1];
    check("cuEventCreate", Cuda.cuEventCreate(event, 0));
    check("cuEventRecord", Cuda.cuEventRecord(event[0], STREAM));
    return event[0];
  }

  @Override
  public double seconds(long from, long to) {
    enter();
    check("cuEventSynchronize", Cuda.cuEventSynchronize(to));
    float[] milliseconds = new float[1];
    check("cuEventElapsedTime", Cuda.cuEventElapsedTime(milliseconds, from, to));
    check("cuEventDestroy", Cuda.cuEventDestroy_v2(from));
    check("cuEventDestroy", Cuda.cuEventDestroy_v2(to));
    return milliseconds[0] * 1e-3;
  }

  @Override
  public void close() {
    Cuda.cuCtxSetCurrent(context);
    Cuda.cuCtxSynchronize();
    Cuda.cuDevicePrimaryCtxRelease_v2(device);
  }
}
