package org.gradmark.core.laboratory;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What has been computed, for those who need it again, as long as there is memory to spare. Who
 * asks while another computes the same waits for that; who asks for anything else does not, which a
 * map's own {@code computeIfAbsent} does not promise. Thread-safe.
 */
final class Memory<K, V> {

  private final Map<K, SoftReference<FutureTask<V>>> kept = new ConcurrentHashMap<>();

  /** The value of a key, remembered or computed. */
  V get(K key, Function<K, V> compute) {
    FutureTask<V> own = new FutureTask<>(() -> compute.apply(key));
    FutureTask<V> task = remembered(key, own);
    if (task == own) {
      own.run();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      // Another one's failure, such as a lack of memory, must not become everybody's.
      kept.computeIfPresent(key, (k, there) -> there.get() == task ? null : there);
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException exception
          ? exception
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another cell computed " + key, e);
    }
  }

  private FutureTask<V> remembered(K key, FutureTask<V> own) {
    SoftReference<FutureTask<V>> mine = new SoftReference<>(own);
    while (true) {
      SoftReference<FutureTask<V>> there = kept.putIfAbsent(key, mine);
      FutureTask<V> task = there == null ? own : there.get();
      if (task != null) {
        return task;
      }
      // Forgotten for lack of memory.
      kept.remove(key, there);
    }
  }
}
