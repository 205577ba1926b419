package org.gradmark.backends.gpu.execute;

import java.lang.ref.Cleaner;
import org.gradmark.backends.gpu.emit.Format;

/**
 * Memory of a device. It goes back to its {@link Pool} when it is closed, or when nobody holds it
 * any more.
 */
public final class Block implements AutoCloseable {

  private final long memory;
  private final Format format;
  private Cleaner.Cleanable giveBack;

  Block(long memory, Format format) {
    this.memory = memory;
    this.format = format;
  }

  void onEnd(Cleaner.Cleanable cleanable) {
    giveBack = cleanable;
  }

  /** What kernels take as its address. */
  public long memory() {
    return memory;
  }

  /** How numbers lie in it. */
  public Format format() {
    return format;
  }

  @Override
  public void close() {
    giveBack.clean();
  }
}
