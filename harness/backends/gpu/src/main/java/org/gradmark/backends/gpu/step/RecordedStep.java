package org.gradmark.backends.gpu.step;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * A step of a rule on leaves that stand for what comes later: the parameter, its gradient, the
 * index of the step, and what the step before kept. The rate's multiplier is 1.
 */
final class RecordedStep implements Step {

  private final Backend backend;
  private final Map<String, Double> hyperparameters;
  private final Tensor x;
  private final Tensor gradient;
  private final Tensor t;
  private final Map<String, Tensor> last = new TreeMap<>();
  private final Map<String, Tensor> kept = new TreeMap<>();

  /**
   * A step that is about to be recorded.
   *
   * @param leaf makes a tensor of a shape whose numbers come later
   * @param slots what the step before kept; empty at the first step
   */
  RecordedStep(
      Backend backend,
      Function<Shape, Tensor> leaf,
      Map<String, Double> hyperparameters,
      Shape shape,
      Map<String, Shape> slots) {
    this.backend = backend;
    this.hyperparameters = hyperparameters;
    this.x = leaf.apply(shape);
    this.gradient = leaf.apply(shape);
    this.t = leaf.apply(Shape.SCALAR);
    slots.forEach((slot, extents) -> last.put(slot, leaf.apply(extents)));
  }

  /** What it has kept. */
  Map<String, Tensor> kept() {
    return kept;
  }

  /** What the step before kept. */
  Map<String, Tensor> last() {
    return last;
  }

  @Override
  public Tensor x() {
    return x;
  }

  @Override
  public Tensor gradient() {
    return gradient;
  }

  @Override
  public Oracle oracle() {
    throw new UnsupportedOperationException(
        backend.name() + ": a rule that asks for more than the gradient cannot be compiled");
  }

  @Override
  public Tensor t() {
    return t;
  }

  @Override
  public Tensor schedule() {
    return backend.scalar(1);
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    return backend.scalar(
        hyperparameters.getOrDefault(hyperparameter.name(), hyperparameter.defaultValue()));
  }

  @Override
  public Tensor last(String slot, Tensor initial) {
    return last.getOrDefault(slot, initial);
  }

  @Override
  public Tensor keep(String slot, Tensor value) {
    kept.put(slot, value);
    return value;
  }
}
