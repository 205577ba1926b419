package org.gradmark.initializers.claims;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return found;
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
      double[] sizes = Arrays.stream(filled.get(p).toArray()).map(Math::abs).sorted().toArray();
      String name = "parameter " + p + " (" + kernels.get(p) + ")" + seed;
      String other = sizes.length < LEAST ? null : seen.put(DoubleBuffer.wrap(sizes), name);
      if (other != null) {
        return other + " and " + name + " are the same, but for order and signs";
      }
    }
    return "";
  }
}
