package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.Measurement;
import org.gradmark.core.statistics.Draws;

/**
 * Forks of a real machine as {@link RealForks} collects them, in the order of time: two of one
 * build and one of a build with 5 % more work, in seconds per step. Comparisons are drawn from
 * them: each begins at some triple and goes on from there in the order of time, round the end if
 * need be; coins say which of two like forks is called the new one. They share forks, so they are
 * not independent; what they do share is every disturbance that the machine really had.
 *
 * @param all the medians of the two like forks and of the other one
 */
record Triples(List<double[]> all) {

  private static final String BENCHMARK = "engine:sgd";

  /**
   * What came of many comparisons.
   *
   * @param comparisons of either kind
   * @param alarms how many of a build with itself counted as slower
   * @param suspected how many of them were measured again
   * @param found how many of the slower build counted as slower
   * @param ratio the slower build's time in units of the other's, on average
   * @param forks of one side in a comparison of a build with itself, on average
   * @param slowedForks of one side in a comparison with the slower build, on average
   * @param longest most forks of one side in any of them
   */
  record Tally(
      int comparisons,
      int alarms,
      int suspected,
      int found,
      double ratio,
      double forks,
      double slowedForks,
      int longest) {

    /** Whether at most one in a thousand was a false alarm, and 99 in a hundred were found. */
    boolean isKept() {
      return alarms <= comparisons / 1000 && found >= 0.99 * comparisons;
    }
  }

  Triples {
    all = List.copyOf(all);
  }

  /** Compares a build with itself, and with the slower one, that often each. */
  Tally compare(int comparisons) {
    int alarms = 0;
    int suspected = 0;
    int found = 0;
    double ratio = 0;
    double forks = 0;
    double slowedForks = 0;
    int longest = 0;
    for (int i = 0; i < comparisons; i++) {
      Finding same = compare(i, false);
      Finding slower = compare(i, true);
      alarms += same.change().shuts() ? 1 : 0;
      suspected += same.change() == Change.SAME || same.change() == Change.BETTER ? 0 : 1;
      found += slower.change() == Change.WORSE ? 1 : 0;
      ratio += slower.ratio() / comparisons;
      forks += (double) same.forks() / comparisons;
      slowedForks += (double) slower.forks() / comparisons;
      longest = Math.max(longest, Math.max(same.forks(), slower.forks()));
    }
    return new Tally(comparisons, alarms, suspected, found, ratio, forks, slowedForks, longest);
  }

  private Finding compare(int index, boolean slowed) {
    int start = Draws.of(index).below(all.size());
    return new Comparison(Criteria.defaults().withSeed(index), new Replay(start, slowed))
        .run(List.of(BENCHMARK))
        .get(0);
  }

  /** By how much forks of one build differ: the standard deviation of their logarithms. */
  double scatter() {
    return deviation(like().stream().map(Math::log).toList());
  }

  /** The same of the differences of neighbours, of either one of the two. */
  double neighbours() {
    return deviation(all.stream().map(t -> Math.log(t[1] / t[0])).toList()) / Math.sqrt(2);
  }

  /** The share of the forks of one build that took a tenth longer than their median. */
  double late() {
    double median = Measurement.median(like());
    return (double) like().stream().filter(t -> t > 1.1 * median).count() / like().size();
  }

  private List<Double> like() {
    List<Double> like = new ArrayList<>();
    all.forEach(triple -> like.addAll(List.of(triple[0], triple[1])));
    return like;
  }

  private static double deviation(List<Double> numbers) {
    double mean = numbers.stream().mapToDouble(x -> x).average().orElseThrow();
    return Math.sqrt(
        numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (numbers.size() - 1));
  }

  /** Pairs of a record: two like forks, or one of them and the slower one. */
  private final class Replay implements Forks {
    private final int start;
    private final boolean slowed;
    private int asked;

    Replay(int start, boolean slowed) {
      this.start = start;
      this.slowed = slowed;
    }

    @Override
    public Sample measure(String benchmark, Side side) {
      int pair = asked / 2;
      double[] triple = all.get((start + pair) % all.size());
      boolean second = asked++ % 2 == 1;
      // Like forks: whoever is asked first takes the first. Unlike ones: by their build.
      int which = slowed ? side == Side.NEW ? 2 : pair % 2 : second ? 1 : 0;
      return Sample.of(triple[which], 0);
    }
  }
}
