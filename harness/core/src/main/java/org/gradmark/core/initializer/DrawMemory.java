package org.gradmark.core.initializer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gradmark.core.statistics.Draws;

/**
 * The draws that were made last. They do not depend on subject or backend, and a normal draw costs
 * more than what most rules do with it. Thread-safe.
 */
final class DrawMemory {

  /** At most this many numbers are kept. */
  private static final int LIMIT = 1 << 22;

  private static final Map<Key, double[]> KEPT = new LinkedHashMap<>(16, 0.75f, true);
  private static int numbers;

  private DrawMemory() {}

  /** How one number is drawn. */
  @FunctionalInterface
  interface Kind {
    /** The next number. */
    double next(Draws draws);
  }

  /**
   * The address of an array of draws.
   *
   * @param seed seed
   * @param parameter index of the parameter
   * @param name name of the stream, which begins with the kind
   * @param size how many
   */
  record Key(long seed, int parameter, String name, int size) {}

  /** The draws of an address; not to be changed. */
  static double[] of(Key key, Supplier<Draws> stream, Kind kind) {
    synchronized (KEPT) {
      double[] known = KEPT.get(key);
      if (known != null) {
        return known;
      }
    }
    double[] made = new double[key.size()];
    Draws draws = stream.get();
    for (int i = 0; i < made.length; i++) {
      made[i] = kind.next(draws);
    }
    synchronized (KEPT) {
      if (KEPT.putIfAbsent(key, made) == null) {
        numbers += made.length;
      }
      var oldest = KEPT.entrySet().iterator();
      while (numbers > LIMIT && oldest.hasNext()) {
        numbers -= oldest.next().getKey().size();
        oldest.remove();
      }
    }
    return made;
  }
}
