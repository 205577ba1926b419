package org.gradmark.backends.gpu.device;

/**
 * What a device says about itself.
 *
 * @param id how users choose it, such as {@code opencl:0} or {@code cuda:1}
 * @param name such as {@code NVIDIA H100}
 * @param driver driver and version, such as {@code Portable Computing Language, OpenCL 3.0 PoCL
 *     3.1}
 * @param bytes of memory
 * @param gpu whether it is a graphics processor, and not the host's own processor
 * @param float64 whether it can calculate in double
 */
public record Description(
    String id, String name, String driver, long bytes, boolean gpu, boolean float64) {

  /** One line for people. */
  @Override
  public String toString() {
    return "%s %s (%s, %s, %.1f GiB%s)"
        .formatted(
            id,
            name,
            gpu ? "GPU" : "CPU",
            driver,
            bytes / 0x1p30,
            float64 ? "" : ", no double precision");
  }
}
