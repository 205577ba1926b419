package org.gradmark.core.theorem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * What drafts of instances have in common. A draft may be changed, and used again, after an
 * instance was made of it: the instance keeps what it was made with.
 *
 * @param <D> the draft itself
 */
abstract class InstanceDraft<D extends InstanceDraft<D>> {

  private final Problem problem;
  private final Map<String, Double> hyperparameters = new HashMap<>();
  private String name;
  private Values start;
  private int steps;
  private IntToDoubleFunction schedule = t -> 1;
  private String quantity;
  private Measure measure;

  InstanceDraft(Problem problem) {
    this.problem = problem;
    this.name = problem.name();
  }

  abstract D self();

  /** Another name than the problem's. */
  public D named(String better) {
    name = better;
    return self();
  }

  /** The starting point. */
  public D from(double... x0) {
    return from(new Values(Shape.of(x0.length), x0));
  }

  /** The starting point. */
  public D from(Values x0) {
    start = x0;
    return self();
  }

  /** With a hyperparameter set to a value; the others at the paper's default. */
  public D with(Hyperparameter hyperparameter, double value) {
    hyperparameters.put(hyperparameter.name(), hyperparameter.check(value));
    return self();
  }

  /** How many steps are taken. */
  public D steps(int count) {
    steps = count;
    return self();
  }

  /** The multiplier of the base learning rate at each step, from 1. */
  public D schedule(IntToDoubleFunction multiplier) {
    schedule = multiplier;
    return self();
  }

  /** What is bounded. */
  public D measuring(String what, Measure how) {
    quantity = what;
    measure = how;
    return self();
  }

  /**
   * What was said so far.
   *
   * @throws IllegalStateException naming the instance, what is missing or wrong, and the cure
   */
  Setup setup() {
    require(start != null, "has no start; give one with from(...)");
    require(steps >= 1, "takes " + steps + " steps; give at least one with steps(...)");
    require(
        measure != null && quantity != null,
        "does not say what is bounded; give it with measuring(...)");
    int dimension = dimension();
    require(
        dimension < 0 || dimension == start.size(),
        "starts at a point of dimension %d, but its problem %s has dimension %d"
            .formatted(start.size(), problem.name(), dimension));
    List<Double> multipliers =
        IntStream.rangeClosed(1, steps).mapToDouble(schedule).boxed().toList();
    return new Setup(name, problem, hyperparameters, start, multipliers, quantity, measure);
  }

  /** Complains of this instance unless a condition holds. */
  void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalStateException("instance " + name + " " + complaint);
    }
  }

  /** The dimension of the problem as its minimiser tells it; -1 where none is known. */
  private int dimension() {
    try {
      Values minimiser = problem.minimiser();
      return minimiser == null ? -1 : minimiser.size();
    } catch (UnsupportedOperationException e) {
      // A linear loss, for one, has no minimiser; the optimizer will find out.
      return -1;
    }
  }
}
