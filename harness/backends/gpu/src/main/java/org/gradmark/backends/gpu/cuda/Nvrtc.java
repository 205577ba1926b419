package org.gradmark.backends.gpu.cuda;

import com.sun.jna.Pointer;

/**
 * The functions of NVRTC, CUDA's compiler as a library, that are used here (CUDA 11.2 or newer).
 */
final class Nvrtc {

  static final int SUCCESS = 0;

  private Nvrtc() {}

  static native int nvrtcVersion(int[] major, int[] minor);

  static native int nvrtcGetNumSupportedArchs(int[] number);

  static native int nvrtcGetSupportedArchs(int[] architectures);

  static native int nvrtcCreateProgram(
      long[] program, String source, String name, int headers, Pointer texts, Pointer names);

  static native int nvrtcCompileProgram(long program, int number, Pointer options);

  static native int nvrtcGetProgramLogSize(long program, long[] size);

  static native int nvrtcGetProgramLog(long program, byte[] log);

  static native int nvrtcGetPTXSize(long program, long[] size);

  static native int nvrtcGetPTX(long program, byte[] ptx);

  static native int nvrtcGetCUBINSize(long program, long[] size);

  static native int nvrtcGetCUBIN(long program, byte[] cubin);

  static native int nvrtcDestroyProgram(long[] program);
}
