package org.gradmark.bench.compare;

import java.util.Locale;

/**
 * Machines that a gate meets. Figures are logarithms of times, or probabilities; a fork takes 15
 * ticks of time, of which the last 10 are iterations that count.
 *
 * @param forks standard deviation between forks: code layout, compiled code, memory pages
 * @param heavy whether that scatter is Student's with 3 degrees of freedom instead of normal, and
 *     one fork in 20 is late by as much as a Pareto law allows
 * @param slope by which the machine slows down steadily with every fork
 * @param walk standard deviation of its random steps from fork to fork
 * @param modes probability that the compiler of a fork ends with worse code
 * @param gap by which that code is slower
 * @param bursts probability that another process begins to take the machine, in each tick
 * @param rest probability that it stops, in each tick
 * @param load the most by which it slows an iteration down
 * @param period forks after which a load returns exactly, 0 for none
 */
record Noise(
    String name,
    double forks,
    boolean heavy,
    double slope,
    double walk,
    double modes,
    double gap,
    double bursts,
    double rest,
    double load,
    int period) {

  static final Noise QUIET = new Noise("quiet", 0.01, false, 0, 0, 0, 0, 0, 1, 0, 0);
  static final Noise SCATTER =
      new Noise("forks scatter by 3 %", 0.03, false, 0, 0, 0, 0, 0, 1, 0, 0);
  static final Noise TAILS = new Noise("heavy tails", 0.015, true, 0, 0, 0, 0, 0, 1, 0, 0);
  static final Noise DRIFT = new Noise("drift", 0.01, false, 0.003, 0.005, 0, 0, 0, 1, 0, 0);
  static final Noise MODES = new Noise("two modes", 0.01, false, 0, 0, 0.3, 0.08, 0, 1, 0, 0);
  static final Noise BURSTS =
      new Noise("short bursts", 0.015, false, 0, 0, 0, 0, 1 / 120.0, 1 / 40.0, 0.5, 0);
  static final Noise SIEGES =
      new Noise("long bursts", 0.015, false, 0, 0, 0, 0, 1 / 900.0, 1 / 600.0, 0.5, 0);
  static final Noise CLOCK = new Noise("every fourth fork", 0.01, false, 0, 0, 0, 0, 0, 1, 0.15, 4);
  static final Noise ALL =
      new Noise("all of it", 0.015, true, 0.001, 0.003, 0.1, 0.05, 1 / 400.0, 1 / 60.0, 0.4, 0);

  static Noise[] values() {
    return new Noise[] {QUIET, SCATTER, TAILS, DRIFT, MODES, BURSTS, SIEGES, CLOCK, ALL};
  }

  @Override
  public String toString() {
    return name.toLowerCase(Locale.ROOT);
  }
}
