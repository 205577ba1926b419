package org.gradmark.bench.compare;

/**
 * How long one fork measures. Many short forks tell more than a few long ones, because forks differ
 * more from each other than the iterations of one. And many short iterations tell more than a few
 * long ones: an operating system hands out the cores for some milliseconds at a time, so that most
 * iterations of one millisecond are whole even where others want the cores, too, and the median
 * never sees the rest.
 *
 * @param warmup seconds of work that do not count: the compiler is done with a step long before
 * @param iterations that count, at most; fewer, but {@value #LEAST} at least, where they would take
 *     longer than {@value #LONGEST} seconds together
 * @param seconds the least that an iteration lasts; it has at least one step
 * @param limit seconds after which a fork is ended
 */
public record ForkEffort(double warmup, int iterations, double seconds, double limit) {

  /** Half a second of work, and the start of a virtual machine. */
  public static final ForkEffort NORMAL = new ForkEffort(0.3, 200, 0.001, 120);

  static final int LEAST = 10;
  static final double LONGEST = 0.5;

  public ForkEffort {
    if (!(warmup >= 0) || iterations < 1 || !(seconds > 0) || !(limit > 0)) {
      throw new IllegalArgumentException(
          "warm-up is not negative, iterations at least 1, times longer than zero");
    }
  }

  /** How many iterations there are if one takes this long. */
  static int iterations(int wanted, double each) {
    return (int) Math.min(wanted, Math.max(LEAST, LONGEST / each));
  }
}
