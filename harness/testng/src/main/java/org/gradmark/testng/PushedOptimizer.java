package org.gradmark.testng;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * The common kind of optimizer: it is pushed one gradient a step, parameter by parameter. It keeps
 * the parameters; what is left to write is the update.
 */
public abstract class PushedOptimizer implements Optimizer {

  private final List<Shape> shapes = new ArrayList<>();
  private final List<double[]> parameters = new ArrayList<>();

  /**
   * Updates one parameter in place.
   *
   * @param index which parameter, from 0 in the order they were added
   * @param parameter its values, row-major; to be overwritten with those after the step
   * @param gradient the gradient there; may be overwritten
   * @param schedule multiplier of the base learning rate for this step; 1 unless {@link
   *     org.gradmark.core.contract.Capability#SCHEDULE} is declared
   */
  protected abstract void update(int index, double[] parameter, double[] gradient, double schedule);

  /** Called when a parameter is added, for state of its size; does nothing unless overridden. */
  protected void added(int index, int size) {}

  /** Called before the updates of a step, for counters of steps; does nothing unless overridden. */
  protected void begin() {}

  @Override
  public final void add(Values initial) {
    shapes.add(initial.shape());
    parameters.add(initial.toArray());
    added(parameters.size() - 1, initial.size());
  }

  @Override
  public final List<Values> step(double schedule, Oracle oracle) {
    List<Values> gradients = oracle.gradient(values());
    begin();
    for (int i = 0; i < parameters.size(); i++) {
      update(i, parameters.get(i), gradients.get(i).toArray(), schedule);
    }
    return values();
  }

  private List<Values> values() {
    List<Values> all = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      all.add(new Values(shapes.get(i), parameters.get(i)));
    }
    return all;
  }

  /** Not supported unless overridden: declare the capability only with it. */
  @Override
  public Optimizer copy() {
    throw new UnsupportedOperationException("copying is not implemented");
  }

  @Override
  public void close() {}
}
