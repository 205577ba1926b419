package org.gradmark.backends.gpu.execute;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;
import org.gradmark.backends.gpu.emit.Format;

/**
 * Memory of a device that is used again: claims make millions of small tensors, and drivers take
 * long to allocate. The device works in order, so memory may be given away while work on its last
 * content is still queued. Used under the executor's lock; only the queue of the dead is shared.
 */
final class Pool {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final long SMALLEST = 256;
  private static final long LARGEST_CLASS = 1 << 20;

  /** More than this is not kept for later. */
  private static final long MOST_IDLE = 64L << 20;

  /** With more than this in use, the collector is asked which of it is dead. */
  private static final long FIRST_COLLECTION = 256L << 20;

  private record Piece(long memory, long bytes) {}

  private final Device device;
  private final Map<Long, Deque<Long>> idle = new HashMap<>();
  private final Queue<Piece> dead = new ConcurrentLinkedQueue<>();
  private long idleBytes;
  private long usedBytes;
  private long collectAt = FIRST_COLLECTION;

  Pool(Device device) {
    this.device = device;
  }

  /**
   * Memory of at least so many bytes.
   *
   * @param format how numbers will lie in it
   * @throws OutOfDeviceMemory if there is none left
   */
  Block take(long bytes, Format format) {
    long size = round(bytes);
    drain();
    if (usedBytes + size > collectAt) {
      collect();
      collectAt = Math.max(FIRST_COLLECTION, 2 * usedBytes + size);
    }
    Deque<Long> same = idle.get(size);
    long memory;
    if (same != null && !same.isEmpty()) {
      memory = same.pop();
      idleBytes -= size;
    } else {
      memory = allocate(size);
    }
    usedBytes += size;
    Block block = new Block(memory, format);
    Queue<Piece> queue = dead;
    block.onEnd(CLEANER.register(block, () -> queue.add(new Piece(memory, size))));
    return block;
  }

  private long allocate(long size) {
    try {
      return device.allocate(size);
    } catch (OutOfDeviceMemory e) {
      collect();
      idle.values().forEach(memories -> memories.forEach(device::release));
      idle.clear();
      idleBytes = 0;
      return device.allocate(size);
    }
  }

  /** Powers of two while it is small, so that it fits again. */
  private static long round(long bytes) {
    if (bytes <= SMALLEST) {
      return SMALLEST;
    }
    return bytes > LARGEST_CLASS
        ? (bytes + SMALLEST - 1) / SMALLEST * SMALLEST
        : Long.highestOneBit(bytes - 1) << 1;
  }

  private void drain() {
    for (Piece piece = dead.poll(); piece != null; piece = dead.poll()) {
      usedBytes -= piece.bytes;
      if (idleBytes + piece.bytes > MOST_IDLE) {
        device.release(piece.memory);
      } else {
        idle.computeIfAbsent(piece.bytes, size -> new ArrayDeque<>()).push(piece.memory);
        idleBytes += piece.bytes;
      }
    }
  }

  /** The heap does not show how much memory of the device hangs on it. */
  private void collect() {
    System.gc();
    try {
      Thread.sleep(20); // the cleaner has a thread of its own
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drain();
  }
}
