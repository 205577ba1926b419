package org.gradmark.backends.gpu.opencl;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * The functions of OpenCL that are used here, and its numbers: "The OpenCL Specification", version
 * 1.2 (Khronos 2012), with the names of that text. {@code size_t} and handles are Java's {@code
 * long}.
 */
final class OpenCl {

  static final int SUCCESS = 0;
  static final int DEVICE_NOT_FOUND = -1;
  static final int BUILD_PROGRAM_FAILURE = -11;
  static final int PLATFORM_NOT_FOUND_KHR = -1001;

  static final int PLATFORM_VERSION = 0x0901;
  static final int PLATFORM_NAME = 0x0902;

  static final long DEVICE_TYPE_ALL = 0xFFFFFFFFL;
  static final long TYPE_GPU = 1 << 2;

  static final int DEVICE_TYPE = 0x1000;
  static final int DEVICE_SINGLE_FP_CONFIG = 0x101B;
  static final int DEVICE_GLOBAL_MEM_SIZE = 0x101F;
  static final int DEVICE_NAME = 0x102B;
  static final int DEVICE_DOUBLE_FP_CONFIG = 0x1032;
  static final int DEVICE_AVAILABLE = 0x1027;

  static final long FP_DENORM = 1;
  static final long FP_CORRECTLY_ROUNDED_DIVIDE_SQRT = 1 << 7;

  static final long QUEUE_PROFILING_ENABLE = 1 << 1;
  static final long MEM_READ_WRITE = 1;
  static final int PROGRAM_BUILD_LOG = 0x1183;
  static final int PROFILING_COMMAND_END = 0x1283;
  static final int TRUE = 1;

  private OpenCl() {}

  static native int clGetPlatformIDs(int entries, long[] platforms, int[] number);

  static native int clGetPlatformInfo(
      long platform, int name, long size, byte[] value, long[] sizeOfAll);

  static native int clGetDeviceIDs(
      long platform, long type, int entries, long[] devices, int[] number);

  static native int clGetDeviceInfo(
      long device, int name, long size, byte[] value, long[] sizeOfAll);

  static native long clCreateContext(
      Pointer properties, int number, long[] devices, Pointer notify, Pointer data, int[] error);

  static native long clCreateCommandQueue(long context, long device, long options, int[] error);

  static native long clCreateBuffer(long context, long flags, long size, Pointer host, int[] error);

  static native int clEnqueueWriteBuffer(
      long queue,
      long buffer,
      int blocking,
      long offset,
      long size,
      ByteBuffer source,
      int waits,
      Pointer waitList,
      Pointer event);

  static native int clEnqueueReadBuffer(
      long queue,
      long buffer,
      int blocking,
      long offset,
      long size,
      ByteBuffer target,
      int waits,
      Pointer waitList,
      Pointer event);

  static native int clEnqueueCopyBuffer(
      long queue,
      long source,
      long target,
      long sourceOffset,
      long targetOffset,
      long size,
      int waits,
      Pointer waitList,
      Pointer event);

  static native long clCreateProgramWithSource(
      long context, int number, long[] texts, long[] lengths, int[] error);

  static native int clBuildProgram(
      long program, int number, long[] devices, String options, Pointer notify, Pointer data);

  static native int clGetProgramBuildInfo(
      long program, long device, int name, long size, byte[] value, long[] sizeOfAll);

  static native long clCreateKernel(long program, String name, int[] error);

  static native int clSetKernelArg(long kernel, int index, long size, Pointer value);

  static native int clEnqueueNDRangeKernel(
      long queue,
      long kernel,
      int dimensions,
      Pointer offset,
      long[] globalSize,
      long[] localSize,
      int waits,
      Pointer waitList,
      Pointer event);

  static native int clEnqueueMarkerWithWaitList(
      long queue, int waits, Pointer waitList, long[] event);

  static native int clWaitForEvents(int number, long[] events);

  static native int clGetEventProfilingInfo(
      long event, int name, long size, long[] value, Pointer sizeOfAll);

  static native int clFlush(long queue);

  static native int clFinish(long queue);

  static native int clReleaseEvent(long event);

  static native int clReleaseKernel(long kernel);

  static native int clReleaseProgram(long program);

  static native int clReleaseMemObject(long buffer);

  static native int clReleaseCommandQueue(long queue);

  static native int clReleaseContext(long context);
}
