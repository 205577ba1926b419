package org.gradmark.subjects.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Values;
import org.tribuo.math.StochasticGradientOptimiser;

/**
 * One optimization with one of Tribuo's optimisers, in its order of use: initialise, step by step,
 * reset. Tribuo's losses hand over the direction of ascent, and what comes out of a step is added
 * to the parameters: here, too, the gradient goes in with its sign turned.
 */
final class TribuoOptimizer implements Optimizer {

  /** "The weight for the current gradients": one example counts once. */
  private static final double WEIGHT = 1;

  private final StochasticGradientOptimiser optimiser;
  private final List<Values> initial = new ArrayList<>();
  private TensorParameters parameters;

  TribuoOptimizer(StochasticGradientOptimiser optimiser) {
    this.optimiser = optimiser;
  }

  @Override
  public void add(Values values) {
    if (parameters != null) {
      throw new UnsupportedOperationException(
          "Tribuo initialises an optimiser once: no parameter can be added after the first step");
    }
    initial.add(values);
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    if (schedule != 1) {
      throw new UnsupportedOperationException(
          "Tribuo's " + optimiser + " has no learning rate that could be changed");
    }
    if (parameters == null) {
      parameters = new TensorParameters(initial);
      optimiser.initialise(parameters);
    }
    List<Values> gradient = oracle.gradient(parameters.values());
    parameters.update(optimiser.step(TensorParameters.tensors(gradient, -1), WEIGHT));
    return parameters.values();
  }

  @Override
  public Optimizer copy() {
    throw new UnsupportedOperationException("Tribuo's copy() copies the configuration alone");
  }

  @Override
  public void close() {
    optimiser.reset();
  }
}
