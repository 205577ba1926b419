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
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    rate.setFactor(schedule);
    List<Values> gradients = oracle.gradient(values());
    for (int p = 0; p < weights.size(); p++) {
      try (NDArray gradient = Arrays.create(manager, gradients.get(p), dtype)) {
        optimizer.update("parameter " + p, weights.get(p), gradient);
      }
    }
    return values();
  }

  private List<Values> values() {
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
