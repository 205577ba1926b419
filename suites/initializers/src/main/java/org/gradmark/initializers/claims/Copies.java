package org.gradmark.initializers.claims;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * Parameters that are copies of each other, in any order and with any signs: no chance makes equal
 * all sizes of two parameters of {@value #LEAST} weights or more. Small parameters show it as well
 * as large ones, so there can be many: more than 256 of one seed, and 32 seeds.
 */
final class Copies {

  /** In a format of 8 bits the sizes of so many weights agree with probability 1e-20 at most. */
  private static final int LEAST = 12;

  /** More than a byte counts. */
  private static final int MANY = 300;

  /**
   * What people multiply the number of a parameter by before they add it to the seed: then the
   * first parameter of a seed so much larger is another one of this seed. Small ones, and some of
   * the larger round or prime numbers that are in use.
   */
  private static final long[] STEPS =
      LongStream.concat(
              LongStream.rangeClosed(1, 64),
              LongStream.of(
                  97,
                  99,
                  100,
                  101,
                  113,
                  123,
                  127,
                  128,
                  131,
                  137,
                  255,
                  256,
                  257,
                  511,
                  512,
                  997,
                  999,
                  1_000,
                  1_001,
                  1_009,
                  1_013,
                  1_024,
                  1_031,
                  1_234,
                  4_096,
                  7_919,
                  10_000,
                  10_007,
                  12_345,
                  65_535,
                  65_536,
                  65_537,
                  99_991,
                  100_000,
                  100_003,
                  104_729,
                  1_000_000,
                  1_000_003,
                  1_000_007,
                  0x9E3779B9L))
          .toArray();

  /** Bits of a seed that have to count. Some good generators take no more than 32. */
  private static final int SEED_BITS = 32;

  private Copies() {}

  /** The two that are copies, or an empty string: parameters of one seed. */
  static String ofParameters(Probe probe) {
    List<Kernel> kernels = many(probe.subject());
    return among("", kernels, probe.fill(kernels, probe.seed(4)), new HashMap<>());
  }

  /**
   * The same of two seeds in a row, and of seeds that differ in one of their last 32 bits. The
   * latter on a kernel of a thousand weights: generators that mix a seed with the index of a number
   * by "or", such as ND4J's, lose some of its bits in a dozen numbers, and none in a layer's.
   */
  static String ofSeeds(Probe probe) {
    List<Kernel> kernels = new ArrayList<>(Kernels.odd(probe.subject()));
    kernels.addAll(Kernels.everySmallKind(probe.subject()));
    List<Kernel> few = kernels.subList(0, 1);
    long seed = probe.seed(4);
    Map<DoubleBuffer, String> seen = new HashMap<>();
    String found = among(" of seed s", kernels, probe.fill(kernels, seed), seen);
    for (int bit = 0; bit < SEED_BITS && found.isEmpty(); bit++) {
      List<Kernel> asked = bit == 0 ? kernels : few;
      String name = " of seed s with bit " + bit + " turned";
      found = among(name, asked, probe.fill(asked, seed ^ 1L << bit), seen);
    }
    return found.isEmpty() ? ofSteps(probe, seed) : found;
  }

  /**
   * Whether the first parameter of a seed that is some steps on is one of the first seed's other
   * parameters. Its own is left out: a dozen numbers of it may well be the same.
   */
  private static String ofSteps(Probe probe, long seed) {
    Kernel kernel = Kernels.everySmallKind(probe.subject()).get(0);
    List<Values> filled = probe.fill(Collections.nCopies(MANY, kernel), seed);
    Map<DoubleBuffer, String> seen = new HashMap<>();
    for (int p = 1; p < MANY; p++) {
      seen.put(sizes(filled.get(p)), "parameter " + p + " (" + kernel + ") of seed s");
    }
    for (long step : STEPS) {
      String other = seen.get(sizes(probe.fill(List.of(kernel), seed + step).get(0)));
      if (other != null) {
        String name = "parameter 0 of seed s + " + step;
        return other + " and " + name + " are the same, but for order and signs";
      }
    }
    return "";
  }

  private static DoubleBuffer sizes(Values values) {
    double[] sizes = values.toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    return DoubleBuffer.wrap(sizes);
  }

  /** Every kind twice, and many of one of them. */
  private static List<Kernel> many(InitializerSubject subject) {
    List<Kernel> kinds = Kernels.everySmallKind(subject);
    List<Kernel> all = new ArrayList<>(kinds);
    all.addAll(kinds);
    while (all.size() < MANY) {
      all.add(kinds.get(0));
    }
    return all;
  }

  private static String among(
      String seed, List<Kernel> kernels, List<Values> filled, Map<DoubleBuffer, String> seen) {
    for (int p = 0; p < filled.size(); p++) {
      DoubleBuffer sizes = sizes(filled.get(p));
      String name = "parameter " + p + " (" + kernels.get(p) + ")" + seed;
      String other = sizes.limit() < LEAST ? null : seen.put(sizes, name);
      if (other != null) {
        return other + " and " + name + " are the same, but for order and signs";
      }
    }
    return "";
  }
}
