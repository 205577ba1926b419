package org.gradmark.optimizers.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was found out about the subjects that failed last: all claims of a subject have it in
 * common. Thread-safe; two claims may find out the same at once.
 */
final class Recent<K, V> {

  /** More than are asked about at a time. */
  private static final int KEPT = 16;

  private final Map<K, V> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
              return size() > KEPT;
            }
          });

  /** What is known, or found out now. */
  V get(K key, Supplier<V> find) {
    V value = known.get(key);
    if (value == null) {
      value = find.get();
      known.put(key, value);
    }
    return value;
  }
}
