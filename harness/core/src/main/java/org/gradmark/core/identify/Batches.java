package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Inputs for initializers that look at data: the same for every seed, so that laws stay laws. */
final class Batches {

  private static final int ROWS = 5;
  private static final long SEED = 77;

  /** Inputs have a mean: a mean square of outputs is not their variance. */
  private static final double MEAN = 0.5;

  /**
   * Deviations of outputs, about, if weights are orthonormal: about 1, for rules that leave alone
   * what is near enough, and far from it.
   */
  private static final double[] SIZES = {1, 0.75, 1.25, 4, 0.02};

  private Batches() {}

  /** Inputs {@code [5, k]} of every kernel, numbers of float32. */
  static List<Values> of(List<Kernel> kernels) {
    List<Values> batches = new ArrayList<>();
    for (int n = 0; n < kernels.size(); n++) {
      Kernel kernel = kernels.get(n);
      int inputs = inputs(kernel);
      double units = kernel.shape().size() / inputs;
      double size = SIZES[n % SIZES.length] * Math.sqrt(Math.max(1, units / inputs));
      Draws draws = Draws.of(SEED).stream(n);
      double[] x = new double[ROWS * inputs];
      Arrays.setAll(x, i -> (float) (size * (draws.normal() + MEAN)));
      batches.add(new Values(Shape.of(ROWS, inputs), x));
    }
    return batches;
  }

  /** What a unit sees: the side of the kernel's matrix that its units do not take. */
  private static int inputs(Kernel kernel) {
    boolean columns = kernel.layout() == Layout.IN_OUT;
    return columns ? kernel.matrix().rows() : kernel.matrix().columns();
  }

  /** The deviation of outputs over all units and rows of a batch. */
  static double deviation(Kernel kernel, double[] w, Values batch) {
    int inputs = inputs(kernel);
    int units = w.length / inputs;
    boolean columns = kernel.layout() == Layout.IN_OUT;
    double sum = 0;
    double squares = 0;
    int outputs = batch.shape().rows() * units;
    for (int row = 0; row < batch.shape().rows(); row++) {
      for (int unit = 0; unit < units; unit++) {
        double output = 0;
        for (int i = 0; i < inputs; i++) {
          output += batch.get(row * inputs + i) * w[columns ? i * units + unit : unit * inputs + i];
        }
        sum += output;
        squares += output * output;
      }
    }
    double mean = sum / outputs;
    return Math.sqrt(Math.max(0, squares / outputs - mean * mean));
  }
}
