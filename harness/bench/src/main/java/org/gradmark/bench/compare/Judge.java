package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gradmark.bench.Measurement;
import org.gradmark.core.statistics.Holm;

/** The decisions of a comparison; pure arithmetic on forks that others measured. */
final class Judge {

  private final Criteria criteria;

  Judge(Criteria criteria) {
    this.criteria = criteria;
  }

  /**
   * The benchmarks that a first look makes suspect: significantly slower by at least half the
   * floor, or significantly more allocation. Half, because the estimate of one stage scatters: with
   * the whole floor here, a slowdown just above it would be missed half of the time.
   */
  Set<String> suspects(Map<String, Observed> first) {
    Set<String> suspects = new LinkedHashSet<>();
    suspectsIn(Quantity.TIME, first, suspects);
    suspectsIn(Quantity.ALLOCATION, first, suspects);
    return suspects;
  }

  private void suspectsIn(Quantity quantity, Map<String, Observed> first, Set<String> suspects) {
    Map<String, Double> p = adjusted(first, worse(quantity));
    first.forEach(
        (benchmark, observed) -> {
          if (p.get(benchmark) <= criteria.alpha()
              && (quantity == Quantity.ALLOCATION || observed.shift().estimate() >= half())) {
            suspects.add(benchmark);
          }
        });
  }

  private double half() {
    return Math.log1p(criteria.floor()) / 2;
  }

  /**
   * Findings of both stages: worse is what was suspected, is significant in the fresh forks alone,
   * and exceeds the floor in both together.
   *
   * @param fresh forks of the suspects, measured after the suspicion; without an entry, or without
   *     any, nothing is confirmed
   */
  List<Finding> findings(Map<String, Observed> first, Map<String, Observed> fresh) {
    List<Finding> findings = new ArrayList<>(findings(Quantity.TIME, first, fresh));
    findings.addAll(findings(Quantity.ALLOCATION, first, fresh));
    return findings;
  }

  /** Findings of a single look that nothing can confirm. */
  List<Finding> once(Map<String, Observed> observed) {
    List<Finding> findings = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      Map<String, Double> worse = adjusted(observed, worse(quantity));
      Map<String, Double> better = adjusted(observed, better(quantity));
      observed.forEach(
          (benchmark, all) -> {
            boolean bad = worse.get(benchmark) <= criteria.alphaOnce() && exceeds(quantity, all);
            boolean good = better.get(benchmark) <= criteria.alphaOnce() && below(quantity, all);
            Change change = bad ? Change.WORSE : good ? Change.BETTER : Change.SAME;
            double p = good ? better.get(benchmark) : worse.get(benchmark);
            findings.add(finding(benchmark, quantity, change, all, all, p, observed.size()));
          });
    }
    return findings;
  }

  private List<Finding> findings(
      Quantity quantity, Map<String, Observed> first, Map<String, Observed> fresh) {
    Set<String> suspects = new LinkedHashSet<>();
    suspectsIn(quantity, first, suspects);
    Map<String, Double> worse = adjusted(first, worse(quantity));
    Map<String, Double> better = adjusted(first, better(quantity));
    // Only what is suspected for this quantity takes part: Holm punishes every further question.
    Map<String, Observed> asked = new LinkedHashMap<>(fresh);
    asked.keySet().retainAll(suspects);
    Map<String, Double> again = adjusted(asked, worse(quantity));
    List<Finding> findings = new ArrayList<>();
    first.forEach(
        (benchmark, observed) -> {
          Observed all =
              asked.containsKey(benchmark) ? observed.and(asked.get(benchmark)) : observed;
          Change change;
          double p;
          if (suspects.contains(benchmark)) {
            p = again.getOrDefault(benchmark, worse.get(benchmark));
            boolean confirmed =
                again.getOrDefault(benchmark, 1.0) <= criteria.alpha() && exceeds(quantity, all);
            change = confirmed ? Change.WORSE : Change.UNCONFIRMED;
          } else {
            boolean good = better.get(benchmark) <= criteria.alpha() && below(quantity, all);
            change = good ? Change.BETTER : Change.SAME;
            p = good ? better.get(benchmark) : worse.get(benchmark);
          }
          findings.add(finding(benchmark, quantity, change, all, observed, p, first.size()));
        });
    return findings;
  }

  /**
   * Whether times exceed the floor: by the estimate, or, where the forks scatter so much that the
   * floor does, by the lower end of the interval. Else a build whose steps take now 1, now 3 times
   * as long would be protected by its own scatter. Allocation has no floor: one byte counts.
   */
  private boolean exceeds(Quantity quantity, Observed all) {
    Shift shift = all.shift();
    return quantity == Quantity.ALLOCATION
        || shift.estimate() > criteria.floorAt(shift.error())
        || shift.low() > Math.log1p(criteria.floor());
  }

  private boolean below(Quantity quantity, Observed all) {
    Shift shift = all.shift();
    return quantity == Quantity.ALLOCATION
        || -shift.estimate() > criteria.floorAt(shift.error())
        || -shift.high() > Math.log1p(criteria.floor());
  }

  private Finding finding(
      String benchmark,
      Quantity quantity,
      Change change,
      Observed all,
      Observed first,
      double p,
      int benchmarks) {
    double before = median(all.before(), quantity);
    double after = median(all.after(), quantity);
    double none = Double.NaN;
    if (quantity == Quantity.ALLOCATION) {
      return new Finding(
          benchmark,
          quantity,
          change,
          before,
          after,
          none,
          none,
          none,
          p,
          1,
          none,
          all.forks(),
          "");
    }
    Shift shift = all.shift();
    return new Finding(
        benchmark,
        quantity,
        change,
        before,
        after,
        Math.exp(shift.estimate()),
        Math.exp(shift.low()),
        Math.exp(shift.high()),
        p,
        Math.exp(criteria.floorAt(shift.error())),
        criteria.resolution(first.shift().error(), benchmarks),
        all.forks(),
        "");
  }

  private static double median(List<Sample> samples, Quantity quantity) {
    return Measurement.median(
        samples.stream().map(s -> quantity == Quantity.TIME ? s.typical() : s.bytes()).toList());
  }

  private static ToDoubleFunction<Observed> worse(Quantity quantity) {
    return quantity == Quantity.TIME ? Observed::slower : Observed::heavier;
  }

  private static ToDoubleFunction<Observed> better(Quantity quantity) {
    return quantity == Quantity.TIME ? Observed::faster : Observed::lighter;
  }

  private static Map<String, Double> adjusted(
      Map<String, Observed> observed, ToDoubleFunction<Observed> test) {
    double[] p = Holm.adjust(observed.values().stream().mapToDouble(test).toArray());
    Map<String, Double> adjusted = new LinkedHashMap<>();
    int i = 0;
    for (String benchmark : observed.keySet()) {
      adjusted.put(benchmark, p[i++]);
    }
    return adjusted;
  }
}
