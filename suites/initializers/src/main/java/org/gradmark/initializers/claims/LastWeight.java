package org.gradmark.initializers.claims;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * Whether the last weight of kernels of an odd number of weights is one of the others: normal
 * numbers are made in pairs, and words of generators come in fours, so that the last one is a case
 * of its own.
 *
 * <p>It is a given other weight with the probability of the most likely value at most, and one of
 * {@code n} with {@code n} times that. Numbers in double may be made of no more than a float's bits
 * (which TYPE-01 tells), so that is taken for double, too; of bfloat16's few values the last is
 * often one of the others, and nothing is asked. Of twelve kernels of 1,089 normal weights one has
 * such a weight with a probability of 0.002, and four with 1e-13.
 */
final class LastWeight {

  private static final int KERNELS = 12;

  static final InitializerMistake REPEATED =
      InitializerMistake.rearranged(
          "last-of-odd-repeated",
          "the last of an odd number of weights is the one before",
          (kernel, w) -> {
            double[] changed = w.clone();
            int last = w.length - 1;
            changed[last] = w.length % 2 == 1 && last > 0 ? w[last - 1] : w[last];
            return changed;
          });

  private LastWeight() {}

  /** Takes in the test, if the subject fills a kernel of an odd number of weights. */
  static void add(Findings findings, Probe probe) {
    for (Kernel kernel : Kernels.odd(probe.subject())) {
      List<Kernel> kernels = Collections.nCopies(KERNELS, kernel);
      List<Values> filled = probe.fillOnce(probe.blueprint(kernels, probe.seed(5)));
      int repeated = (int) filled.stream().filter(LastWeight::repeated).count();
      int bits = Math.min(probe.bits(), Precision.FLOAT32.bits());
      double chance = (kernel.shape().size() - 1) * Resolution.cell(probe.law(kernel), bits);
      findings.add(
          chance < 1 ? ExactBinomial.atLeast(repeated, KERNELS, chance) : 1,
          "in "
              + (repeated + " of " + KERNELS + " kernels of an odd number of weights, ")
              + (kernel + ", the last weight is one of the others"));
    }
  }

  private static boolean repeated(Values values) {
    int last = values.size() - 1;
    return IntStream.range(0, last).anyMatch(i -> values.get(i) == values.get(last));
  }
}
