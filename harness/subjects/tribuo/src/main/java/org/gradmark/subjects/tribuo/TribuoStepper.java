package org.gradmark.subjects.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.Tensor;

/**
 * An optimiser of Tribuo's prepared for timing. It has one thread. A step scales the gradients in
 * place, and hands them back as the update.
 */
final class TribuoStepper implements Stepper {

  private static final double WEIGHT = 1;

  private final StochasticGradientOptimiser optimiser;
  private final List<Shape> shapes;
  private final List<Values> initial = new ArrayList<>();
  private final List<Values> slopes = new ArrayList<>();
  private TensorParameters parameters;
  private Tensor[] gradients;

  TribuoStepper(StochasticGradientOptimiser optimiser, List<Shape> shapes) {
    this.optimiser = optimiser;
    this.shapes = shapes;
  }

  /** Filled again, a parameter is what the optimiser has already, and only its gradient is new. */
  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    Values slope = new Values(shapes.get(parameter), gradient);
    if (parameter < slopes.size()) {
      slopes.set(parameter, slope);
    } else {
      initial.add(new Values(shapes.get(parameter), value));
      slopes.add(slope);
    }
  }

  @Override
  public boolean overwritesGradients() {
    return true;
  }

  @Override
  public void restoreGradients() {
    gradients = TensorParameters.tensors(slopes, -1);
  }

  @Override
  public void step() {
    if (parameters == null) {
      parameters = new TensorParameters(initial);
      optimiser.initialise(parameters);
    }
    if (gradients == null) {
      restoreGradients();
    }
    parameters.update(optimiser.step(gradients, WEIGHT));
  }

  @Override
  public double[] read(int parameter) {
    return parameters.values().get(parameter).toArray();
  }

  @Override
  public void close() {
    optimiser.reset();
  }
}
