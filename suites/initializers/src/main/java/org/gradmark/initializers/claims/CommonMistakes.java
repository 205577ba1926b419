package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Mistakes that can be made in any initializer that draws its weights. */
public final class CommonMistakes {

  static final InitializerMistake TOO_WIDE =
      stretched("too-wide", "the scale is 0.5 % too large", 1.005);
  static final InitializerMistake SLOPE_OF_A_TENTH =
      stretched(
          "slope-of-a-tenth",
          "the gain is that of a slope of 0.1, sqrt(2 / (1 + 0.1²)) in place of sqrt(2)",
          1 / Math.sqrt(1.01));

  static final InitializerMistake SHIFTED =
      host(
          "shifted",
          "the weights are shifted by 5 % of their size",
          w -> {
            double shift = 0.05 * deviation(w);
            return map(w, x -> x + shift);
          });

  static final InitializerMistake SIGNS_ONLY =
      host(
          "signs-only",
          "only the signs are drawn",
          w -> {
            double mean = mean(w);
            double size = deviation(w);
            return map(w, x -> mean + Math.copySign(size, x - mean));
          });

  static final InitializerMistake ONE_SIDED =
      host(
          "one-sided",
          "no weight is below the mean",
          w -> {
            double mean = mean(w);
            return map(w, x -> mean + Math.abs(x - mean));
          });

  static final InitializerMistake NO_TAILS =
      host(
          "no-tails",
          "the outermost weights, two in a thousand, are drawn again",
          w -> {
            double mean = mean(w);
            double[] sizes = map(w, x -> Math.abs(x - mean));
            Arrays.sort(sizes);
            double end = sizes[(int) (0.998 * sizes.length)];
            return map(w, x -> Math.abs(x - mean) > end ? mean + (x - mean) / 2 : x);
          });

  static final InitializerMistake NOT_A_NUMBER =
      host("not-a-number", "the last weight is 0/0", w -> last(w, Double.NaN));

  static final InitializerMistake INFINITE =
      host("infinite", "a draw of 0 is taken the logarithm of", w -> last(w, -1.0 / 0));

  static final InitializerMistake SIXTEEN_BITS =
      host(
          "sixteen-bits",
          "the generator gives 16 random bits",
          w -> {
            double cell = Math.scalb(deviation(w), -13);
            return map(w, x -> Math.rint(x / cell) * cell);
          });

  static final InitializerMistake ANTITHETIC =
      host(
          "antithetic",
          "every second weight is the mirror image of the one before",
          w -> {
            double mean = mean(w);
            double[] paired = w.clone();
            for (int i = 1; i < w.length; i += 2) {
              paired[i] = 2 * mean - paired[i - 1];
            }
            return paired;
          });

  static final InitializerMistake SIZES_IN_PAIRS =
      host(
          "sizes-in-pairs",
          "two weights in a row have the same size, with signs of their own",
          w -> {
            double mean = mean(w);
            double[] paired = w.clone();
            for (int i = 1; i < w.length; i += 2) {
              paired[i] = mean + Math.copySign(paired[i - 1] - mean, paired[i] - mean);
            }
            return paired;
          });

  static final InitializerMistake ROW_REPEATED =
      InitializerMistake.rearranged(
          "row-repeated",
          "one row is drawn and used for all",
          (kernel, w) -> tile(w, kernel.matrix(), true));

  static final InitializerMistake COLUMN_REPEATED =
      InitializerMistake.rearranged(
          "column-repeated",
          "one column is drawn and used for all",
          (kernel, w) -> tile(w, kernel.matrix(), false));

  private CommonMistakes() {}

  /** A hyperparameter has its default, whatever the user wants: each that a dialect tries. */
  static InitializerMistake[] ignored(InitializerSystem system, Dialect<InitializerRule> dialect) {
    Set<String> used = dialect.rule().hyperparameters();
    return system.hyperparameters().stream()
        .filter(h -> used.contains(h.name()) && system.tried().get(h) != h.defaultValue())
        .map(h -> InitializerMistake.hardCoded(h, h.defaultValue()))
        .toArray(InitializerMistake[]::new);
  }

  /** Every parameter begins the seed's stream anew. */
  public static InitializerSubject streamReused(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "stream-reused",
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>();
          for (int i = 0; i < plan.kernels().size(); i++) {
            int next = Math.min(i + 1, plan.batches().size());
            Blueprint one =
                new Blueprint(
                    plan.kernels().subList(i, i + 1),
                    plan.hyperparameters(),
                    plan.seed(),
                    plan.batches().subList(Math.min(i, next), next));
            filled.addAll(subject.initialize(backend, one));
          }
          return filled;
        });
  }

  /** The user's seed goes nowhere. */
  static InitializerSubject seedIgnored(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "seed-ignored",
        (subject, backend, plan) -> subject.initialize(backend, reseeded(plan, 42)));
  }

  /** The seed's last bit is lost. */
  static InitializerSubject seedHalved(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "seed-halved",
        (subject, backend, plan) -> subject.initialize(backend, reseeded(plan, plan.seed() >> 1)));
  }

  /** The seed depends on how often anybody asked before. */
  static InitializerSubject sharedState(InitializerSubject right) {
    AtomicLong calls = new AtomicLong();
    return new WrappedInitializer(
        right,
        "shared-state",
        (subject, backend, plan) ->
            subject.initialize(backend, reseeded(plan, plan.seed() + calls.incrementAndGet())));
  }

  /** Axes in the wrong order. */
  static InitializerSubject transposedShape(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "transposed-shape",
        (subject, backend, plan) -> {
          List<Values> reversed = new ArrayList<>();
          for (Values values : subject.initialize(backend, plan)) {
            List<Integer> extents = new ArrayList<>(values.shape().extents());
            Collections.reverse(extents);
            reversed.add(new Values(new Shape(extents), values.toArray()));
          }
          return reversed;
        });
  }

  /** Draws of another format: floats in an array of doubles, and the other way round. */
  static InitializerSubject wrongFormat(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "wrong-format",
        (subject, backend, plan) -> {
          boolean single = subject.precision(backend) == Precision.FLOAT32;
          List<Values> filled = new ArrayList<>();
          for (Values values : subject.initialize(backend, plan)) {
            filled.add(values.map(x -> single ? x * 1.00000001 : (float) x));
          }
          return filled;
        });
  }

  /** The same with another seed. */
  static Blueprint reseeded(Blueprint plan, long seed) {
    return new Blueprint(plan.kernels(), plan.hyperparameters(), seed, plan.batches());
  }

  /** A change of all weights on the host. */
  private interface Change {
    double[] of(double[] weights);
  }

  private static InitializerMistake host(String id, String cause, Change change) {
    return InitializerMistake.rearranged(id, cause, (kernel, w) -> change.of(w));
  }

  /** A wrong scale about the mean. */
  private static InitializerMistake stretched(String id, String cause, double factor) {
    return host(
        id,
        cause,
        w -> {
          double mean = mean(w);
          return map(w, x -> mean + factor * (x - mean));
        });
  }

  private static double[] map(double[] w, DoubleUnaryOperator change) {
    return Arrays.stream(w).map(change).toArray();
  }

  private static double mean(double[] w) {
    return Arrays.stream(w).average().orElse(0);
  }

  private static double deviation(double[] w) {
    double mean = mean(w);
    double square = Arrays.stream(w).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(square / w.length);
  }

  private static double[] last(double[] w, double value) {
    double[] changed = w.clone();
    changed[w.length - 1] = value;
    return changed;
  }

  private static double[] tile(double[] w, Shape matrix, boolean row) {
    int columns = matrix.columns();
    double[] tiled = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      tiled[i] = row ? w[i % columns] : w[i / columns * columns];
    }
    return tiled;
  }
}
