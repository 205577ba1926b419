package org.gradmark.initializers.claims;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was found in coins that were looked at last. Whether a draw is above the middle does not
 * depend on the backend, and in most dialects not on the rule, so that the same coins come up again
 * and again. Thread-safe.
 */
final class CoinMemory {

  /** A test of coins and what is said about it. */
  record Found(double pValue, String sentence) {}

  /** At most so many are kept, of some 100 kB. */
  private static final int LIMIT = 64;

  private static final Map<Object, Found> KEPT = new LinkedHashMap<>(16, 0.75f, true);

  private CoinMemory() {}

  /**
   * What is found, now or before.
   *
   * @param coins that are looked at, and how; equal ones give equal answers
   */
  static Found of(Object coins, Supplier<Found> look) {
    synchronized (KEPT) {
      Found known = KEPT.get(coins);
      if (known != null) {
        return known;
      }
    }
    Found found = look.get();
    synchronized (KEPT) {
      KEPT.put(coins, found);
      if (KEPT.size() > LIMIT) {
        KEPT.remove(KEPT.keySet().iterator().next());
      }
    }
    return found;
  }
}
