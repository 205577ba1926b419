package org.gradmark.backends.gpu.execute;

import java.lang.ref.Cleaner;

/**
 * Memory of a device. It goes back to its {@link Pool} when it is closed, or when nobody holds it
 * any more.
 */
public final class Block implements AutoCloseable {

  private final long memory;
  private Cleaner.Cleanable giveBack;

  Block(long memory) {
    this.memory = memory;
  }

  void onEnd(Cleaner.Cleanable cleanable) {
    giveBack = cleanable;
  }

  /** What kernels take as its address. */
  public long memory() {
    return memory;
  }

  @Override
  public void close() {
    giveBack.clean();
  }
}
