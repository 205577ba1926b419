package org.gradmark.backends.gpu.device;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A device that computes nothing and remembers what it was asked for. */
public final class FakeDevice implements Device {

  private final long capacity;
  private final List<String> launches = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<Long> open = new HashSet<>();
  private long used;
  private long next = 1;
  private int reads;
  private int writes;

  /**
   * A device.
   *
   * @param capacity how many bytes it has
   */
  public FakeDevice(long capacity) {
    this.capacity = capacity;
  }

  /** Names of the kernels that were launched. */
  public List<String> launches() {
    return launches;
  }

  /** The different texts that it was asked to compile. */
  public Set<String> sources() {
    return sources;
  }

  /** How often numbers went to the host. */
  public int reads() {
    return reads;
  }

  /** How often numbers came from the host, other than as arguments. */
  public int writes() {
    return writes;
  }

  /** How many memories are allocated. */
  public int open() {
    return open.size();
  }

  @Override
  public Description description() {
    return new Description("fake:0", "Fake", "none", capacity, true, true);
  }

  @Override
  public Dialect dialect() {
    return Dialect.CUDA;
  }

  @Override
  public long allocate(long bytes) {
    if (used + bytes > capacity) {
      throw new OutOfDeviceMemory("Fake", bytes, "FULL");
    }
    used += bytes;
    open.add(next << 40 | bytes);
    return next++ << 40 | bytes;
  }

  @Override
  public void release(long memory) {
    if (!open.remove(memory)) {
      throw new AssertionError("released twice");
    }
    used -= memory & (1L << 40) - 1;
  }

  @Override
  public void write(long target, long offset, ByteBuffer source) {
    writes++;
  }

  @Override
  public void read(long source, long offset, ByteBuffer target) {
    reads++;
  }

  @Override
  public void copy(long source, long sourceOffset, long target, long targetOffset, long bytes) {}

  @Override
  public Kernels compile(String source) {
    sources.add(source);
    return new Kernels() {
      @Override
      public Kernel kernel(String name) {
        if (!source.contains("KERNEL " + name + "(")) {
          throw new DeviceFault("no kernel " + name);
        }
        return (arguments, groups, items) -> launches.add(name);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void finish() {}

  @Override
  public long mark() {
    return 0;
  }

  @Override
  public double seconds(long from, long to) {
    return 1;
  }

  @Override
  public void close() {}
}
