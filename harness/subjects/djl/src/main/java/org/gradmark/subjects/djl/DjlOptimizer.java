package org.gradmark.subjects.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Values;

/**
 * One optimization with one of DJL's optimizers, driven as DJL's trainer drives it: {@code
 * update(id, weight, gradient)} for one parameter after the other.
 */
final class DjlOptimizer implements Optimizer {

  private final ai.djl.training.optimizer.Optimizer optimizer;
  private final RateTracker rate;
  private final String dtype;
  private final NDManager manager = NDManager.newBaseManager();
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> gradients = new ArrayList<>();

  DjlOptimizer(ai.djl.training.optimizer.Optimizer optimizer, RateTracker rate, String dtype) {
    this.optimizer = optimizer;
    this.rate = rate;
    this.dtype = dtype;
  }

  @Override
  public void add(Values initial) {
    NDArray weight = Arrays.create(manager, initial, dtype);
    weight.setRequiresGradient(true);
    weights.add(weight);
    gradients.add(null);
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    rate.setFactor(schedule);
    List<Values> asked = oracle.gradient(values());
    for (int p = 0; p < weights.size(); p++) {
      setGradient(p, asked.get(p));
    }
    take();
    return values();
  }

  /** What the next steps go along. */
  void setGradient(int parameter, Values gradient) {
    NDArray before = gradients.set(parameter, Arrays.create(manager, gradient, dtype));
    if (before != null) {
      before.close();
    }
  }

  /** A step along the gradients that are there. */
  void take() {
    for (int p = 0; p < weights.size(); p++) {
      optimizer.update("parameter " + p, weights.get(p), gradients.get(p));
    }
  }

  /** How many parameters there are. */
  int size() {
    return weights.size();
  }

  /** The parameters now. */
  List<Values> values() {
    return weights.stream().map(Arrays::values).toList();
  }

  @Override
  public Optimizer copy() {
    throw new UnsupportedOperationException("DJL has no way to save an optimizer's state");
  }

  @Override
  public void close() {
    manager.close();
  }
}
