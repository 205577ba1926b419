package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * One step of a rule for one parameter, with leaves in place of numbers that come later: the
 * parameter, its gradient, the index of the step, and what the step before kept. The rate's
 * multiplier is 1.
 */
public final class RecordedStep implements Step {

  private final Recorder backend;
  private final Map<String, Double> hyperparameters;
  private final Tensor x;
  private final Tensor gradient;
  private final Tensor t;
  private final Tensor schedule;

  /** What the step before kept; null at the first step. */
  private final Map<String, Tensor> last;

  private final Map<String, Tensor> kept = new TreeMap<>();
  private Tensor after;

  private RecordedStep(
      Recorder backend,
      Map<String, Double> hyperparameters,
      Shape shape,
      Map<String, Shape> slots) {
    this.backend = backend;
    this.hyperparameters = hyperparameters;
    this.x = backend.leaf(shape);
    this.gradient = backend.leaf(shape);
    this.t = backend.leaf(Shape.SCALAR);
    this.schedule = backend.scalar(1);
    this.last = new TreeMap<>();
    slots.forEach((slot, extents) -> last.put(slot, backend.leaf(extents)));
  }

  /**
   * Records a step.
   *
   * @param slots what the step before kept; empty at the first
   * @throws UnsupportedOperationException if the rule asks its oracle for more than the gradient
   */
  static RecordedStep of(
      Recorder backend,
      Rule rule,
      Map<String, Double> hyperparameters,
      Shape shape,
      Map<String, Shape> slots) {
    RecordedStep step = new RecordedStep(backend, hyperparameters, shape, slots);
    step.after = rule.step(step);
    if (!step.after.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the rule makes a parameter of shape " + step.after.shape() + " of one of " + shape);
    }
    return step;
  }

  /** Extents of what it keeps, in the order of the slots' names. */
  public Map<String, Shape> slots() {
    Map<String, Shape> slots = new TreeMap<>();
    kept.forEach((slot, value) -> slots.put(slot, value.shape()));
    return slots;
  }

  /** The parameter after the step, then all that is kept, in the order of the slots' names. */
  public List<Node> results() {
    List<Node> results = new ArrayList<>(List.of(Recorder.node(after)));
    kept.values().forEach(value -> results.add(Recorder.node(value)));
    return results;
  }

  /** The leaf of the parameter. */
  public Node parameter() {
    return Recorder.node(x);
  }

  /** The leaf of the gradient. */
  public Node gradientLeaf() {
    return Recorder.node(gradient);
  }

  /** The leaf of the step's index. */
  public Node index() {
    return Recorder.node(t);
  }

  /** The leaf of what was kept under a name; null if nothing was. */
  public Node lastLeaf(String slot) {
    return last.containsKey(slot) ? Recorder.node(last.get(slot)) : null;
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
    return schedule;
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
