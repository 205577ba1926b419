package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The forks of one benchmark. Immutable. */
final class Observed {

  private static final RankTest APART = new Apart();

  private final List<Sample> before;
  private final List<Sample> after;
  private final RankTest test;
  private Shift shift;

  /**
   * Some forks.
   *
   * @param before forks of the old one, in the order of time
   * @param after forks of the new one; where they took turns, the i-th ran next to the i-th old one
   * @param test that suits the way they were measured
   */
  Observed(List<Sample> before, List<Sample> after, RankTest test) {
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.test = test;
    if (before.isEmpty() || after.isEmpty()) {
      throw new IllegalArgumentException(
          "%d old and %d new forks cannot be compared".formatted(before.size(), after.size()));
    }
  }

  List<Sample> before() {
    return before;
  }

  List<Sample> after() {
    return after;
  }

  /** These and those, in one. */
  Observed and(Observed more) {
    List<Sample> olds = new ArrayList<>(before);
    List<Sample> news = new ArrayList<>(after);
    olds.addAll(more.before);
    news.addAll(more.after);
    return new Observed(olds, news, test);
  }

  /** Forks of the side that has fewer. */
  int forks() {
    return Math.min(before.size(), after.size());
  }

  /** How likely forks of the same build are to be so much slower. */
  double slower() {
    return time(1);
  }

  /** How likely forks of the same build are to be so much faster. */
  double faster() {
    return time(-1);
  }

  private double time(int sign) {
    return test.larger(
        numbers(before, s -> sign * Math.log(s.typical())),
        numbers(after, s -> sign * Math.log(s.typical())));
  }

  /** By how much the logarithm of the time differs; calculated once, for it costs the most. */
  Shift shift() {
    if (shift == null) {
      shift =
          test.shift(
              numbers(before, s -> Math.log(s.typical())),
              numbers(after, s -> Math.log(s.typical())));
    }
    return shift;
  }

  /**
   * What the test would probably say, in standard deviations, if the new one were slower by this
   * much instead of what it is.
   *
   * @param effect difference of the logarithms
   */
  double scoreAt(double effect) {
    double missing = effect - shift().estimate();
    return test.score(
        numbers(before, s -> Math.log(s.typical())),
        numbers(after, s -> Math.log(s.typical()) + missing));
  }

  /**
   * How likely forks of the same build are to allocate so much more; 1 where nobody can tell.
   * Unpaired: what a machine is busy with does not change what a program allocates.
   */
  double heavier() {
    return allocation(1);
  }

  /** How likely forks of the same build are to allocate so much less; 1 where nobody can tell. */
  double lighter() {
    return allocation(-1);
  }

  private double allocation(int sign) {
    if (before.stream().anyMatch(s -> Double.isNaN(s.bytes()))
        || after.stream().anyMatch(s -> Double.isNaN(s.bytes()))) {
      return 1;
    }
    return APART.larger(
        numbers(before, s -> sign * s.bytes()), numbers(after, s -> sign * s.bytes()));
  }

  private static double[] numbers(List<Sample> samples, ToDoubleFunction<Sample> what) {
    return samples.stream().mapToDouble(what).toArray();
  }
}
