package org.gradmark.backends.gpu.opencl;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.backends.gpu.device.Description;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.backends.gpu.device.Kernels;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;
import org.gradmark.backends.gpu.device.SignalHandlers;

/** One OpenCL device, with one queue that works in order. */
final class OpenClDevice implements Device {

  private final long device;
  private final Description description;
  private final String options;
  private final long context;
  private final long queue;

  /**
   * Starts a device.
   *
   * @param exactDivision whether its compiler can be told to round float divisions correctly
   */
  OpenClDevice(long device, boolean exactDivision, Description description) {
    this.device = device;
    this.description = description;
    this.options =
        "-cl-std=CL1.2"
            + (exactDivision ? " -cl-fp32-correctly-rounded-divide-sqrt" : " -DWIDE_DIVISION");
    int[] error = new int[1];
    context = OpenCl.clCreateContext(null, 1, new long[] {device}, null, null, error);
    check("clCreateContext", error[0]);
    queue = OpenCl.clCreateCommandQueue(context, device, OpenCl.QUEUE_PROFILING_ENABLE, error);
    check("clCreateCommandQueue", error[0]);
    try {
      rehearse();
    } catch (DeviceFault e) {
      close();
      throw e;
    }
  }

  /** PoCL compiles once more at a kernel's first launch, with threads of its own. */
  private void rehearse() {
    try (Kernels kernels = compile("__kernel void nothing() {}")) {
      kernels.kernel("nothing").launch(new Arguments(), 1, 1);
      finish();
    } finally {
      SignalHandlers.putBack();
    }
  }

  long queue() {
    return queue;
  }

  void check(String call, int error) {
    Errors.check(description.name(), call, error);
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Dialect dialect() {
    return Dialect.OPENCL;
  }

  @Override
  public long allocate(long bytes) {
    int[] error = new int[1];
    long buffer = OpenCl.clCreateBuffer(context, OpenCl.MEM_READ_WRITE, bytes, null, error);
    if (Errors.isOutOfMemory(error[0])) {
      throw new OutOfDeviceMemory(description.name(), bytes, Errors.name(error[0]));
    }
    check("clCreateBuffer", error[0]);
    return buffer;
  }

  @Override
  public void release(long memory) {
    check("clReleaseMemObject", OpenCl.clReleaseMemObject(memory));
  }

  @Override
  public void write(long target, long offset, ByteBuffer source) {
    check(
        "clEnqueueWriteBuffer",
        OpenCl.clEnqueueWriteBuffer(
            queue, target, OpenCl.TRUE, offset, source.remaining(), source, 0, null, null));
  }

  @Override
  public void read(long source, long offset, ByteBuffer target) {
    check(
        "clEnqueueReadBuffer",
        OpenCl.clEnqueueReadBuffer(
            queue, source, OpenCl.TRUE, offset, target.remaining(), target, 0, null, null));
  }

  @Override
  public void copy(long source, long sourceOffset, long target, long targetOffset, long bytes) {
    check(
        "clEnqueueCopyBuffer",
        OpenCl.clEnqueueCopyBuffer(
            queue, source, target, sourceOffset, targetOffset, bytes, 0, null, null));
  }

  @Override
  public Kernels compile(String source) {
    byte[] text = source.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocateDirect(text.length).put(text);
    long[] address = {Pointer.nativeValue(Native.getDirectBufferPointer(bytes))};
    int[] error = new int[1];
    long program =
        OpenCl.clCreateProgramWithSource(context, 1, address, new long[] {text.length}, error);
    java.lang.ref.Reference.reachabilityFence(bytes);
    check("clCreateProgramWithSource", error[0]);
    int built = build(program);
    // A driver that compiles by way of files (PoCL) may lose one to another process.
    for (int again = 0; again < 2 && built == OpenCl.BUILD_PROGRAM_FAILURE; again++) {
      built = build(program);
    }
    SignalHandlers.putBack();
    if (built != OpenCl.SUCCESS) {
      String log = log(program);
      OpenCl.clReleaseProgram(program);
      throw new DeviceFault(
          description.name()
              + ": a kernel does not compile ("
              + Errors.name(built)
              + "). The compiler says: "
              + log);
    }
    return new OpenClKernels(this, program);
  }

  private int build(long program) {
    return OpenCl.clBuildProgram(program, 1, new long[] {device}, options, null, null);
  }

  private String log(long program) {
    byte[] value = new byte[1 << 14];
    long[] size = new long[1];
    OpenCl.clGetProgramBuildInfo(
        program, device, OpenCl.PROGRAM_BUILD_LOG, value.length, value, size);
    int length = (int) Math.max(0, Math.min(size[0], value.length) - 1);
    return new String(value, 0, length, StandardCharsets.UTF_8).strip();
  }

  @Override
  public void finish() {
    check("clFinish", OpenCl.clFinish(queue));
  }

  @Override
  public long mark() {
    long[] event = new long[1];
    check("clEnqueueMarkerWithWaitList", OpenCl.clEnqueueMarkerWithWaitList(queue, 0, null, event));
    return event[0];
  }

  @Override
  public double seconds(long from, long to) {
    check("clFlush", OpenCl.clFlush(queue));
    check("clWaitForEvents", OpenCl.clWaitForEvents(2, new long[] {from, to}));
    double seconds = (time(to) - time(from)) * 1e-9;
    OpenCl.clReleaseEvent(from);
    OpenCl.clReleaseEvent(to);
    return seconds;
  }

  private long time(long event) {
    long[] nanoseconds = new long[1];
    check(
        "clGetEventProfilingInfo",
        OpenCl.clGetEventProfilingInfo(
            event, OpenCl.PROFILING_COMMAND_END, Long.BYTES, nanoseconds, null));
    return nanoseconds[0];
  }

  @Override
  public void close() {
    OpenCl.clFinish(queue);
    OpenCl.clReleaseCommandQueue(queue);
    OpenCl.clReleaseContext(context);
  }
}
