package org.gradmark.testng;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Conformance classes as authors would write them; run by {@link TckTest}, never by Surefire. */
final class Authors {

  private Authors() {}

  /** Momentum as its author would write it. */
  public static class Momentum extends OptimizerConformance {
    @Override
    protected String system() {
      return "momentum";
    }

    @Override
    protected int expectedCells() {
      return cells().size();
    }

    @Override
    protected Optimizer create(String dtype, Map<String, Double> h) {
      List<double[]> velocity = new ArrayList<>();
      return new PushedOptimizer() {
        @Override
        protected void added(int index, int size) {
          velocity.add(index, new double[size]);
        }

        @Override
        protected void update(int index, double[] x, double[] g, double schedule) {
          double[] v = velocity.get(index);
          for (int i = 0; i < x.length; i++) {
            v[i] = h.get("momentum") * v[i] + weight(h) * g[i];
            x[i] -= h.get("learning_rate") * v[i];
          }
        }
      };
    }

    /** What the gradient is multiplied by in the velocity. */
    protected double weight(Map<String, Double> h) {
      return 1;
    }
  }

  /** The same with the mistake of averaging. */
  public static class Averaging extends Momentum {
    @Override
    protected double weight(Map<String, Double> h) {
      return 1 - h.get("momentum");
    }
  }

  /** Declares what it has not. */
  public static class Boastful extends Momentum {
    @Override
    protected Set<Capability> capabilities() {
      return Set.of(Capability.COPY);
    }
  }

  /** Cannot take a third step. */
  public static class Unfinished extends Momentum {
    @Override
    protected Optimizer create(String dtype, Map<String, Double> h) {
      Optimizer momentum = super.create(dtype, h);
      return new PushedOptimizer() {
        private int steps;

        @Override
        protected void begin() {
          if (++steps == 3) {
            throw new UnsupportedOperationException("a third step is not written yet");
          }
        }

        @Override
        protected void added(int index, int size) {
          ((PushedOptimizer) momentum).added(index, size);
        }

        @Override
        protected void update(int index, double[] x, double[] g, double schedule) {
          ((PushedOptimizer) momentum).update(index, x, g, schedule);
        }
      };
    }
  }

  /** The same, with its failures written down. */
  public static class Known extends Averaging {
    static Path file;

    @Override
    protected Path expectations() {
      return file;
    }
  }

  /** Glorot's uniform law for dense kernels. */
  public static class Glorot extends InitializerConformance {
    @Override
    protected String system() {
      return "glorot-uniform";
    }

    @Override
    protected int expectedCells() {
      return cells().size();
    }

    @Override
    protected boolean accepts(Kernel kernel) {
      return kernel.kind() == Kernel.Kind.DENSE;
    }

    @Override
    protected List<Values> initialize(String dtype, Blueprint blueprint) {
      SplittableRandom random = new SplittableRandom(blueprint.seed());
      return blueprint.kernels().stream()
          .map(
              kernel -> {
                double limit = Math.sqrt(6.0 / (kernel.fanIn() + kernel.fanOut()));
                double[] values = new double[kernel.shape().size()];
                Arrays.setAll(values, i -> limit * (2 * random.nextDouble() - 1));
                return new Values(kernel.shape(), values);
              })
          .collect(Collectors.toList());
    }
  }

  /** The trace of the Hessian by one probe. */
  public static class Hutchinson extends GradientEstimatorConformance {
    @Override
    protected String system() {
      return "hutchinson-trace";
    }

    @Override
    protected int expectedCells() {
      return cells().size();
    }

    @Override
    protected Values estimate(String dtype, Inquiry inquiry) {
      return new Values(Shape.of(1, 1), 0);
    }
  }
}
