package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.statistics.Draws;

/**
 * Compares two builds on one machine: forks of old and new take turns, as many as the noise asks
 * for; what looks worse is measured again, from the start, and counts only if the fresh forks alone
 * say so, too.
 *
 * <p>Pairs of the benchmarks alternate, so that a disturbance of a minute meets a few forks of each
 * benchmark and not all forks of one. Of fresh forks there are twice as many as of first ones,
 * which is cheap, because suspicions are rare: the size is judged on all of them together. Their
 * number is fixed before they are seen, so that their test keeps its error rate exactly, whatever
 * the first stage did to find enough pairs.
 */
public final class Comparison {

  private final Criteria criteria;
  private final Forks forks;
  private final Draws draws;
  private final RankTest test;
  private final Map<String, String> failures = new TreeMap<>();
  private int taken;

  /** A comparison of forks that take turns. */
  public Comparison(Criteria criteria, Forks forks) {
    this(criteria, forks, new Neighbours());
  }

  /**
   * A comparison.
   *
   * @param test other tests than that of {@link Neighbours} are for comparison with it
   */
  Comparison(Criteria criteria, Forks forks, RankTest test) {
    this.criteria = criteria;
    this.forks = forks;
    this.test = test;
    draws = Draws.of(criteria.seed());
  }

  /**
   * Measures and judges. A benchmark of which a fork fails is {@link Change#UNMEASURED}.
   *
   * @param benchmarks names that {@link Forks} knows; one or more
   * @return times of all benchmarks first, then allocation, in the order given
   */
  public List<Finding> run(List<String> benchmarks) {
    Map<String, Pairs> first = new LinkedHashMap<>();
    benchmarks.forEach(benchmark -> first.put(benchmark, new Pairs()));
    Map<String, Integer> wanted = new LinkedHashMap<>();
    benchmarks.forEach(name -> wanted.put(name, criteria.leastOf(benchmarks.size())));
    // The noise is judged again with what it asked for: the first pairs may have met a calm.
    boolean enough = false;
    while (!enough) {
      measure(first, wanted);
      enough = true;
      for (Map.Entry<String, Observed> seen : observed(first).entrySet()) {
        int pairs = criteria.pairsFor(seen.getValue(), benchmarks.size());
        if (pairs > wanted.get(seen.getKey())) {
          wanted.put(seen.getKey(), pairs);
          enough = false;
        }
      }
    }

    Judge judge = new Judge(criteria);
    Map<String, Pairs> fresh = new LinkedHashMap<>();
    judge.suspects(observed(first)).forEach(suspect -> fresh.put(suspect, new Pairs()));
    wanted.replaceAll((name, pairs) -> criteria.freshPairs(pairs));
    measure(fresh, wanted);

    List<Finding> findings = new ArrayList<>(judge.findings(observed(first), observed(fresh)));
    failures.forEach((benchmark, why) -> findings.add(Finding.unmeasured(benchmark, why)));
    return findings;
  }

  /** Pairs in turns, until each benchmark that has not failed has its pairs. */
  private void measure(Map<String, Pairs> pairs, Map<String, Integer> wanted) {
    Set<String> waiting = new LinkedHashSet<>(pairs.keySet());
    waiting.removeAll(failures.keySet());
    waiting.removeIf(name -> pairs.get(name).count() >= wanted.get(name));
    while (!waiting.isEmpty()) {
      int pairsLeft = waiting.stream().mapToInt(n -> wanted.get(n) - pairs.get(n).count()).sum();
      forks.planned(taken + 2 * pairsLeft);
      for (String name : List.copyOf(waiting)) {
        if (!pair(name, pairs.get(name)) || pairs.get(name).count() >= wanted.get(name)) {
          waiting.remove(name);
        }
      }
    }
  }

  private boolean pair(String benchmark, Pairs pairs) {
    try {
      for (Side side : Order.pair(draws)) {
        pairs.add(side, forks.measure(benchmark, side));
        taken++;
      }
      return true;
    } catch (ForkFailure e) {
      failures.put(benchmark, e.getMessage());
      return false;
    }
  }

  private Map<String, Observed> observed(Map<String, Pairs> pairs) {
    Map<String, Observed> observed = new LinkedHashMap<>();
    pairs.forEach(
        (benchmark, some) -> {
          if (!failures.containsKey(benchmark)) {
            observed.put(benchmark, new Observed(some.before, some.after, test));
          }
        });
    return observed;
  }

  /** Forks as they come. */
  private static final class Pairs {
    private final List<Sample> before = new ArrayList<>();
    private final List<Sample> after = new ArrayList<>();

    void add(Side side, Sample sample) {
      (side == Side.OLD ? before : after).add(sample);
    }

    int count() {
      return Math.min(before.size(), after.size());
    }
  }
}
