package org.gradmark.bench;

/**
 * How long everything is measured.
 *
 * @param forks processes per benchmark, one in each round
 * @param warmup iterations of a fork that do not count
 * @param iterations of a fork that do
 * @param seconds the least that an iteration lasts; it has at least one operation
 * @param limit the longest that a fork may take, in seconds; what would take longer is left out
 */
public record Effort(int forks, int warmup, int iterations, double seconds, double limit) {

  /** Enough to see the distance to the wall: about four seconds a fork. */
  public static final Effort NORMAL = new Effort(3, 4, 5, 0.3, 90);

  /**
   * Enough to see that it works: about a second for each benchmark. (After two iterations of
   * warming up, steps over many small arrays still became faster while they were timed.)
   */
  public static final Effort QUICK = new Effort(1, 4, 3, 0.05, 30);

  public Effort {
    if (forks < 1 || warmup < 1 || iterations < 1 || !(seconds > 0) || !(limit > 0)) {
      throw new IllegalArgumentException(
          "forks, warm-up and iterations must be at least 1, times longer than zero");
    }
  }

  /** The same with another number of forks. */
  public Effort withForks(int other) {
    return new Effort(other, warmup, iterations, seconds, limit);
  }
}
