package org.gradmark.initializers.claims;

import java.util.List;
import java.util.function.Predicate;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Generators of random numbers that are not what they should be. */
final class Generators {

  /** Variance 1, and an excess of kurtosis of -0.05; no number beyond 8.5. */
  static final InitializerMistake SUM_OF_24 =
      InitializerMistake.seeing(
          "sum-of-24", "a normal number is the sum of 24 uniform ones", Generators::sums);

  /** Off by 0.014 at most up to three standard deviations, and by 0.19 at four. */
  static final InitializerMistake TUKEY =
      InitializerMistake.seeing(
          "tukey-lambda",
          "a normal number is (u^0.1349 - (1 - u)^0.1349) / 0.1975 of a uniform one",
          Generators::tukey);

  static final InitializerMistake CUT =
      InitializerMistake.seeing(
          "cut-at-3.5", "normal numbers beyond 3.5 are drawn again", Generators::cut);

  static final InitializerMistake FEW_BITS =
      InitializerMistake.seeing(
          "few-bits",
          "uniform numbers have 32 random bits in double, 16 in float",
          s -> coarse(s, isDouble(s) ? 0x1p32 : 0x1p16));

  static final InitializerMistake MODULO =
      InitializerMistake.seeing(
          "modulo",
          "uniform numbers are those of a generator modulo 2^31 - 1 in double, 2^13 - 1 in float",
          s -> coarse(s, isDouble(s) ? 0x1p31 - 1 : 0x1p13 - 1));

  static final InitializerMistake SECOND_HALF =
      InitializerMistake.rearranged(
          "second-half-mirrored",
          "the second half of the weights is the mirror image of the first",
          (kernel, w) -> {
            double mean = java.util.Arrays.stream(w).average().orElse(0);
            double[] mirrored = w.clone();
            int half = (w.length + 1) / 2;
            for (int i = half; i < w.length; i++) {
              mirrored[i] = 2 * mean - w[i - half];
            }
            return mirrored;
          });

  static final InitializerMistake SECOND_BACKWARDS =
      InitializerMistake.rearranged(
          "second-half-backwards",
          "the second half of the weights is the first, read backwards",
          (kernel, w) -> {
            double[] changed = w.clone();
            for (int i = (w.length + 1) / 2; i < w.length; i++) {
              changed[i] = w[w.length - 1 - i];
            }
            return changed;
          });

  static final InitializerMistake RESTARTED =
      InitializerMistake.rearranged(
          "restarted",
          "the stream begins anew after 65,536 numbers",
          (kernel, w) -> {
            double[] changed = w.clone();
            for (int i = 1 << 16; i < w.length; i++) {
              changed[i] = w[i - (1 << 16)];
            }
            return changed;
          });

  static final InitializerMistake ROWS_APART =
      InitializerMistake.rearranged(
          "rows-apart",
          "rows in the second fifty of a hundred have the signs of those fifty before turned",
          (kernel, w) -> {
            double mean = java.util.Arrays.stream(w).average().orElse(0);
            double[] changed = w.clone();
            int fifty = 50 * kernel.matrix().columns();
            for (int i = fifty; i < w.length; i++) {
              changed[i] = i / fifty % 2 == 1 ? 2 * mean - w[i - fifty] : w[i];
            }
            return changed;
          });

  static final InitializerMistake CENTRED =
      InitializerMistake.rearranged(
          "centred",
          "the mean of every kernel's weights is taken away from them",
          (kernel, w) -> {
            double mean = java.util.Arrays.stream(w).average().orElse(0);
            return java.util.Arrays.stream(w).map(x -> x - mean).toArray();
          });

  private Generators() {}

  /** Of the seed, 16 bits count. */
  static InitializerSubject shortSeed(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "short-seed",
        (subject, backend, plan) ->
            subject.initialize(backend, CommonMistakes.reseeded(plan, plan.seed() & 0xffff)));
  }

  /** Of the seed, 20 bits count. */
  static InitializerSubject twentyBits(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "twenty-bits",
        (subject, backend, plan) ->
            subject.initialize(backend, CommonMistakes.reseeded(plan, plan.seed() & 0xfffff)));
  }

  /** The dialects whose weights are normal, uncut. */
  static List<String> normalDialects(InitializerSystem system) {
    return dialects(system, law -> law.high() == Double.POSITIVE_INFINITY);
  }

  /** The dialects whose weights are uniform. */
  static List<String> uniformDialects(InitializerSystem system) {
    return dialects(system, law -> law.kurtosis() == Law.uniform(0, 1).kurtosis());
  }

  private static List<String> dialects(InitializerSystem system, Predicate<Law> wanted) {
    Kernel kernel = Kernel.dense(2, 2);
    return system.dialects().stream()
        .map(dialect -> dialect.id())
        .filter(id -> system.law(id).isPresent())
        .filter(id -> wanted.test(system.law(id).get().of(kernel, Settings.DEFAULTS)))
        .toList();
  }

  private static Start sums(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor normal(String name, Shape shape) {
        double[] sum = new double[shape.size()];
        java.util.Arrays.fill(sum, -12);
        for (int k = 0; k < 24; k++) {
          double[] part = super.uniform(name + " part " + k, shape).toDoubles();
          for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
          }
        }
        java.util.Arrays.setAll(sum, i -> sum[i] / Math.sqrt(2));
        return backend().tensor(shape, sum);
      }
    };
  }

  private static Start tukey(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor normal(String name, Shape shape) {
        double[] u = super.uniform(name, shape).toDoubles();
        java.util.Arrays.setAll(
            u, i -> (Math.pow(u[i], 0.1349) - Math.pow(1 - u[i], 0.1349)) / 0.1975);
        return backend().tensor(shape, u);
      }
    };
  }

  private static Start cut(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor normal(String name, Shape shape) {
        return super.truncated(name, 3.5, shape);
      }
    };
  }

  private static boolean isDouble(Start s) {
    return s.backend().precision() == Precision.FLOAT64;
  }

  private static Start coarse(Start s, double cells) {
    return new StartWrapper(s) {
      @Override
      public Tensor uniform(String name, Shape shape) {
        double[] u = super.uniform(name, shape).toDoubles();
        java.util.Arrays.setAll(u, i -> (Math.floor(u[i] * cells) + 0.5) / cells);
        return backend().tensor(shape, u);
      }
    };
  }
}
