package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.tensor.Values;

/** The variance of each of four gates, over all recurrent kernels of as many. */
final class Gates {

  static final int COUNT = 4;

  /** One gate of four has three fifths of the variance. */
  static final InitializerMistake NARROW =
      InitializerMistake.rearranged(
          "narrow-gate",
          "the second of four gates has three fifths of the variance",
          (kernel, w) -> {
            double mean = Arrays.stream(w).average().orElse(0);
            double[] changed = w.clone();
            for (int i = 0; i < w.length && four(kernel); i++) {
              boolean second = gate(kernel, i) == 1;
              changed[i] = second ? mean + Math.sqrt(0.6) * (w[i] - mean) : w[i];
            }
            return changed;
          });

  private Gates() {}

  /** Adds a test of each gate, if a kernel has them. */
  static void add(
      Findings findings, Probe probe, List<Kernel> kernels, List<Values> filled, LawOfKernel law) {
    Law common = null;
    double[][] gates = new double[COUNT][0];
    for (int k = 0; k < kernels.size(); k++) {
      Kernel kernel = kernels.get(k);
      if (four(kernel)) {
        Law own = law.of(kernel, probe.settings());
        common = common == null ? own : common;
        double[] w = filled.get(k).toArray();
        double scale = Math.sqrt(common.variance() / own.variance());
        for (int g = 0; g < COUNT; g++) {
          DoubleStream.Builder brought = DoubleStream.builder();
          for (int i = 0; i < w.length; i++) {
            if (gate(kernel, i) == g) {
              brought.add(common.mean() + scale * (w[i] - own.mean()));
            }
          }
          gates[g] = DoubleStream.concat(Arrays.stream(gates[g]), brought.build()).toArray();
        }
      }
    }
    for (int g = 0; g < COUNT && common != null; g++) {
      MomentTest test = MomentTest.ofSquares(gates[g], common);
      findings.add(
          test.pValue(),
          "on gate "
              + (g + 1)
              + " of recurrent kernels it is "
              + Findings.brief(test.ratio())
              + " times what is due");
    }
  }

  private static boolean four(Kernel kernel) {
    return kernel.kind() == Kind.RECURRENT && kernel.parts() == COUNT;
  }

  private static int gate(Kernel kernel, int weight) {
    return weight / StructuredKernels.stride(kernel) % COUNT;
  }
}
