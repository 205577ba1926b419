package org.gradmark.core.statistics;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hipparchus.util.Combinations;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * All points of a small probability space. An expectation over them is exact: it needs no draws, no
 * error rate and no luck.
 *
 * <pre>{@code
 * // E f over three throws of a coin that shows 1 with probability 0.3
 * Enumeration.sequences(2, 3).mean(Enumeration.independent(0.7, 0.3), f);
 * }</pre>
 *
 * <p>Every point is an array of its own. A space of more than {@value #LIMIT} points is refused: it
 * should be sampled instead.
 */
public final class Enumeration implements Iterable<int[]> {

  static final int LIMIT = 1 << 20;

  private final int size;
  private final Supplier<Iterator<int[]>> points;

  private Enumeration(String what, BigInteger size, Supplier<Iterator<int[]>> points) {
    if (size.compareTo(BigInteger.valueOf(LIMIT)) > 0) {
      throw new IllegalArgumentException(
          what
              + " are "
              + (size.bitLength() > 64 ? "more than 2^" + (size.bitLength() - 1) : size)
              + ", more than the "
              + LIMIT
              + " that are enumerated; take fewer steps or outcomes, or sample (SequentialTest)");
    }
    this.size = size.intValue();
    this.points = points;
  }

  /**
   * The sequences of {@code steps} outcomes, each one of 0 … outcomes - 1, in lexicographic order:
   * {@code outcomes^steps} arrays of length {@code steps}.
   *
   * @throws IllegalArgumentException if there are too many, no outcome, or a negative number of
   *     steps
   */
  public static Enumeration sequences(int outcomes, int steps) {
    require(outcomes >= 1 && steps >= 0, "sequences", outcomes, steps);
    // No power beyond the first 64 steps: it would only take time to know how far it is too many.
    int counted = outcomes == 1 ? 0 : Math.min(steps, 64);
    BigInteger size = BigInteger.valueOf(outcomes).pow(counted);
    return new Enumeration(
        "the sequences of " + steps + " steps with " + outcomes + " outcomes",
        size,
        () ->
            IntStream.range(0, size.intValue())
                .mapToObj(k -> digits(k, outcomes, steps))
                .iterator());
  }

  /**
   * The permutations of 0 … n - 1, each next to its neighbours in all but two places.
   *
   * @throws IllegalArgumentException if n is negative or more than 9
   */
  public static Enumeration permutations(int n) {
    require(n >= 0, "permutations", n);
    BigInteger size = BigInteger.ONE;
    for (int k = 2; k <= Math.min(n, 64); k++) {
      size = size.multiply(BigInteger.valueOf(k));
    }
    return new Enumeration(
        "the permutations of " + n,
        size,
        () -> {
          List<Integer> first = IntStream.range(0, n).boxed().toList();
          return CombinatoricsUtils.permutations(first)
              .map(p -> p.stream().mapToInt(i -> i).toArray())
              .iterator();
        });
  }

  /**
   * The subsets of 0 … n - 1 with {@code k} elements, each in rising order.
   *
   * @throws IllegalArgumentException if there are too many, or not 0 &lt;= k &lt;= n
   */
  public static Enumeration subsets(int n, int k) {
    require(0 <= k && k <= n, "subsets", n, k);
    BigInteger size = BigInteger.ONE;
    for (int i = 1; i <= Math.min(k, n - k) && size.bitLength() <= 64; i++) {
      size = size.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
    }
    return new Enumeration(
        "the subsets of " + n + " with " + k + " elements",
        size,
        () ->
            StreamSupport.stream(new Combinations(n, k).spliterator(), false)
                .map(int[]::clone)
                .iterator());
  }

  /**
   * The weight of a sequence of independent outcomes: the product of their probabilities.
   *
   * @param probabilities of the outcomes 0, 1, …; their sum need not be exactly one
   */
  public static ToDoubleFunction<int[]> independent(double... probabilities) {
    double[] p = probabilities.clone();
    return sequence -> {
      double product = 1;
      for (int outcome : sequence) {
        product *= p[outcome];
      }
      return product;
    };
  }

  /** The number of points, from 1 to {@value #LIMIT}. */
  public int size() {
    return size;
  }

  @Override
  public Iterator<int[]> iterator() {
    return points.get();
  }

  /** The mean of a function over all points, each equally likely. */
  public double mean(ToDoubleFunction<int[]> function) {
    return mean(point -> 1, function);
  }

  /**
   * The weighted mean of a function over all points, summed without loss. The weights are divided
   * by their sum.
   *
   * @throws IllegalArgumentException if a weight is negative or NaN, or none is positive
   */
  public double mean(ToDoubleFunction<int[]> weight, ToDoubleFunction<int[]> function) {
    CompensatedSum weights = new CompensatedSum();
    CompensatedSum values = new CompensatedSum();
    for (int[] point : this) {
      double w = weight.applyAsDouble(point);
      if (!(w >= 0)) {
        throw new IllegalArgumentException(
            "the weight of " + Arrays.toString(point) + " is " + w + "; it must be >= 0");
      }
      weights.add(w);
      if (w > 0) {
        values.add(w * function.applyAsDouble(point));
      }
    }
    if (!(weights.value() > 0)) {
      throw new IllegalArgumentException("no point has a positive weight: there is no mean");
    }
    return values.value() / weights.value();
  }

  private static int[] digits(int number, int base, int length) {
    int[] digits = new int[length];
    int rest = number;
    for (int i = length - 1; i >= 0 && rest > 0; i--) {
      digits[i] = rest % base;
      rest /= base;
    }
    return digits;
  }

  private static void require(boolean valid, String what, int... arguments) {
    if (!valid) {
      throw new IllegalArgumentException(
          "there are no " + what + Arrays.toString(arguments) + "; see its parameters");
    }
  }
}
