package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.statistics.Sorting;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * A wrong mean or law breaks many claims, too, and so does a law of its own of every second weight:
 * half an angle in Box and Muller's method. A claim names one of these as its cause if it holds
 * once just that is mended: the mean is moved, or the weights are replaced by those of the right
 * rule in the same order of size. What mends law, even scale and independence at once is the cause
 * of whatever it mends; where nothing does, the first that mends a claim is that claim's.
 *
 * <p>Only what a claim of its own complains of is mended, and equal weights stay equal: a stream
 * that is used twice remains so.
 *
 * @param cause what was wrong
 * @param subject the subject without it
 */
record Mending(String cause, InitializerSubject subject) {

  private static final String EVERY_SECOND =
      "every second weight has another law than those between";

  private static final double ERRORS = 6;

  /** Subjects that are remembered: some that fail at a time. */
  private static final int LIMIT = 16;

  private static final Map<Object, List<Mending>> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, List<Mending>> eldest) {
          return size() > LIMIT;
        }
      };

  /** A change of the weights of one kernel, all that were asked for at once. */
  private interface Change {
    double[][] of(double[][] weights, double[][] right);
  }

  /** The cause of a claim's failure, if it is one of these. */
  static Optional<String> cause(Probe probe, Statement.Question question) {
    return known(probe).stream()
        .filter(mending -> question.check(mending.probe(probe)).result().isGood())
        .map(Mending::cause)
        .findFirst();
  }

  /** Those that come into question: one if it mends all. */
  private static List<Mending> known(Probe probe) {
    Trial<InitializerSubject> trial = probe.trial();
    Object key =
        List.of(
            trial.subject(), trial.backend(), trial.laboratory().seed(), probe.settings().values());
    synchronized (KEPT) {
      if (KEPT.containsKey(key)) {
        return KEPT.get(key);
      }
    }
    List<Mending> found = find(probe);
    synchronized (KEPT) {
      KEPT.put(key, found);
    }
    return found;
  }

  private static List<Mending> find(Probe probe) {
    List<Mending> found = new ArrayList<>();
    if (!Moments.mean(probe).result().isGood()) {
      found.add(new Mending(Moments.MEAN, mended(probe, "moved", Mending::moved)));
    }
    if (!Distribution.law(probe).result().isGood()) {
      found.add(new Mending(Distribution.LAW, mended(probe, "law", (w, r) -> ranked(w, r, 1))));
    }
    if (differsByTurns(probe)) {
      found.add(new Mending(EVERY_SECOND, mended(probe, "every", (w, r) -> ranked(w, r, 2))));
    }
    if (found.size() < 2) {
      return List.copyOf(found); // whole or not, it is the only one
    }
    return found.stream()
        .filter(mending -> mending.isWhole(probe))
        .findFirst()
        .map(List::of)
        .orElse(List.copyOf(found));
  }

  /**
   * Whether every second weight of a large kernel has another mean or another size than those
   * between: cheap, and true of all that is mended here. Beyond {@value #ERRORS} standard errors
   * chance goes once in 5e8 times; it decides what is told, and accuses nobody.
   */
  private static boolean differsByTurns(Probe probe) {
    double[] w = probe.fill(Kernels.large(probe.subject()));
    return differ(w, x -> x) || differ(w, Math::abs);
  }

  private static boolean differ(double[] weights, DoubleUnaryOperator of) {
    double[] sums = new double[2];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double x = of.applyAsDouble(weights[i]);
      sums[i % 2] += x;
      squares += x * x;
    }
    double half = weights.length / 2.0;
    double apart = Math.abs(sums[0] - sums[1]) / half;
    double error = Math.sqrt(squares / half) / Math.sqrt(half);
    return apart > ERRORS * error;
  }

  private boolean isWhole(Probe probe) {
    Probe mended = probe(probe);
    return Distribution.law(mended).result().isGood() && regular(mended);
  }

  /** Whether weights know neither their places nor each other. */
  private static boolean regular(Probe probe) {
    return EvenScale.check(probe).result().isGood() && Independence.within(probe);
  }

  private Probe probe(Probe probe) {
    Trial<InitializerSubject> trial = probe.trial();
    return new Probe(
        probe.system(),
        new Trial<>(subject, trial.backend(), trial.laboratory(), trial.seed()),
        probe.settings());
  }

  private static InitializerSubject mended(Probe probe, String name, Change change) {
    return new WrappedInitializer(
        probe.subject(), name, (right, backend, plan) -> mended(probe, plan, change));
  }

  private static List<Values> mended(Probe probe, Blueprint plan, Change change) {
    InitializerRule rule = probe.system().dialect(probe.subject().dialect()).rule();
    List<Values> filled = probe.raw(plan);
    List<Values> right =
        new RuleInitializer("", probe.system().id(), probe.subject().dialect(), rule)
            .initialize("f64", plan);
    Map<Kernel, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < filled.size(); i++) {
      places.computeIfAbsent(plan.kernels().get(i), k -> new ArrayList<>()).add(i);
    }
    Precision precision = probe.trial().precision();
    Values[] mended = new Values[filled.size()];
    for (List<Integer> same : places.values()) {
      double[][] changed = change.of(weights(filled, same), weights(right, same));
      for (int i = 0; i < changed.length; i++) {
        Values values = new Values(filled.get(same.get(i)).shape(), changed[i]);
        mended[same.get(i)] = values.map(precision::nearest);
      }
    }
    return List.of(mended);
  }

  private static double[][] weights(List<Values> filled, List<Integer> places) {
    return places.stream().map(i -> filled.get(i).toArray()).toArray(double[][]::new);
  }

  /** With the mean of the right weights. */
  private static double[][] moved(double[][] weights, double[][] right) {
    double step = mean(right) - mean(weights);
    return Arrays.stream(weights)
        .map(w -> Arrays.stream(w).map(x -> x + step).toArray())
        .toArray(double[][]::new);
  }

  private static double mean(double[][] weights) {
    return Arrays.stream(weights).flatMapToDouble(Arrays::stream).average().orElse(0);
  }

  /** The right weights in the order of size of these, those at each of some places on their own. */
  private static double[][] ranked(double[][] weights, double[][] right, int period) {
    double[][] ranked = new double[weights.length][];
    Arrays.setAll(ranked, i -> weights[i].clone());
    for (int first = 0; first < period; first++) {
      double[] from = sorted(weights, first, period);
      double[] to = sorted(right, first, period);
      for (double[] w : ranked) {
        for (int i = first; i < w.length; i += period) {
          w[i] = to[rank(from, w[i])];
        }
      }
    }
    return ranked;
  }

  private static double[] sorted(double[][] weights, int first, int period) {
    double[] sorted =
        Arrays.stream(weights)
            .flatMapToDouble(
                w ->
                    IntStream.range(0, (w.length - first + period - 1) / period)
                        .mapToDouble(i -> w[first + i * period]))
            .toArray();
    Sorting.sort(sorted);
    return sorted;
  }

  /** The first place of a number: of many that are equal, too, in few steps. */
  private static int rank(double[] sorted, double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
