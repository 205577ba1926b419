package org.gradmark.bench.compare;

import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.statistics.Draws;

/** Many comparisons of imagined builds on imagined machines. */
final class GateSimulation {

  private static final long SEED = 20261121;

  /**
   * What came of them.
   *
   * @param comparisons how many there were
   * @param found how many found the first benchmark slower, confirmed
   * @param alarms how many found another one slower, confirmed, or the first one though it is not
   * @param suspected in how many something was measured again
   * @param forks that a comparison took on average
   */
  record Tally(int comparisons, int found, int alarms, int suspected, double forks) {}

  private GateSimulation() {}

  /**
   * Compares.
   *
   * @param benchmarks how many a comparison has; only the first is slower in the new build
   * @param effect by which share it is; 0: a build is compared with itself
   * @param test by which it is judged
   */
  static Tally run(Noise noise, int benchmarks, double effect, RankTest test, int comparisons) {
    List<String> names = IntStream.range(0, benchmarks).mapToObj(i -> "b" + i).toList();
    int found = 0;
    int alarms = 0;
    int suspected = 0;
    long forks = 0;
    for (int i = 0; i < comparisons; i++) {
      SimulatedForks machine =
          new SimulatedForks(noise, Draws.of(SEED).stream(i), names.get(0), effect);
      List<Finding> findings =
          new Comparison(Criteria.defaults().withSeed(i), machine, test).run(names);
      boolean first = false;
      boolean other = false;
      for (Finding finding : findings) {
        boolean slowed = effect > 0 && finding.benchmark().equals(names.get(0));
        first |= slowed && finding.change() == Change.WORSE;
        other |= !slowed && finding.change().shuts();
      }
      found += first ? 1 : 0;
      alarms += other ? 1 : 0;
      suspected +=
          first || findings.stream().anyMatch(f -> f.change() == Change.UNCONFIRMED) ? 1 : 0;
      forks += machine.count();
    }
    return new Tally(comparisons, found, alarms, suspected, (double) forks / comparisons);
  }
}
