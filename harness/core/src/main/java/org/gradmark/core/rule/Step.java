package org.gradmark.core.rule;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Tensor;

/**
 * What a rule sees while it takes one step for one parameter: the parameter, its gradient, the
 * hyperparameters and the state that it kept at the step before. Everything is a tensor, scalars
 * too, so that a step can be recorded.
 *
 * <p>The methods at the end are the phrases that algorithm boxes have in common.
 */
public interface Step {

  /** The parameter before the step. */
  Tensor x();

  /** The gradient at the rule's {@link Rule#query query point}. */
  Tensor gradient();

  /** The gradients of all parameters: what a shortcut for the whole step looks at by mistake. */
  default List<Tensor> gradients() {
    return List.of(gradient());
  }

  /**
   * Whom to ask for more than the gradient at the query point. It speaks of one parameter: a rule
   * that asks it takes the parameters of a model as one vector.
   *
   * @throws UnsupportedOperationException if there are several parameters
   */
  Oracle oracle();

  /** The index of this step for this parameter, a scalar: 1 at the first step it takes part in. */
  Tensor t();

  /**
   * How many updates of parameters the optimization has made, this one included, a scalar: what a
   * counter counts that all parameters share by mistake.
   */
  default Tensor updates() {
    return t();
  }

  /**
   * The index of the optimization's step, a scalar: greater than {@link #t} for a parameter that
   * appeared late.
   */
  default Tensor age() {
    return t();
  }

  /**
   * The multiplier of the base learning rate at this step, a scalar ("eta_t" in papers with a
   * schedule).
   */
  Tensor schedule();

  /** A hyperparameter's value, a scalar. */
  Tensor get(Hyperparameter hyperparameter);

  /**
   * What was {@link #keep kept} under this name at the step before; {@code initial} at the first.
   */
  Tensor last(String slot, Tensor initial);

  /** Keeps a value for the next step, and returns it. */
  Tensor keep(String slot, Tensor value);

  /**
   * What was kept under this name at the step before; zeros of the parameter's shape at the first.
   */
  default Tensor last(String slot) {
    return last(slot, x().abs().times(0)); // of a negative number it would be a negative zero
  }

  /** The learning rate at this step: base times schedule. */
  default Tensor rate() {
    return get(Hyperparameter.LEARNING_RATE).times(schedule());
  }

  /** One minus a hyperparameter, where that is a constant of its own and may be rounded as one. */
  default Tensor complement(Hyperparameter hyperparameter) {
    return get(hyperparameter).oneMinus();
  }

  /** Exponential moving average: keeps {@code beta * last + (1 - beta) * value}. */
  default Tensor average(String slot, Tensor value, Hyperparameter beta) {
    return keep(slot, last(slot).times(get(beta)).plus(value.times(complement(beta))));
  }

  /** An average that started at zero, freed of that bias: {@code average / (1 - beta^t)}. */
  default Tensor corrected(Tensor average, Hyperparameter beta) {
    return average.over(get(beta).pow(t()).oneMinus());
  }

  /** The gradient at any point. */
  default Tensor gradient(Tensor at) {
    return oracle().gradient(at.backend(), List.of(at)).get(0);
  }

  /** The gradient of one component of a finite sum. */
  default Tensor gradient(int component, Tensor at) {
    return oracle().componentGradient(at.backend(), component, at);
  }

  /** The objective at a point, a scalar. */
  default Tensor value(Tensor at) {
    return oracle().value(at.backend(), List.of(at));
  }

  /** The product of the objective's Hessian at a point with a direction. */
  default Tensor hessianVector(Tensor at, Tensor direction) {
    return oracle().hessianVector(at.backend(), List.of(at), List.of(direction)).get(0);
  }

  /** {@link Oracle#proximal The proximal map}; the projection in a constrained problem. */
  default Tensor proximal(Tensor at, Tensor weight) {
    return oracle().proximal(at.backend(), at, weight);
  }

  /** {@link Oracle#linearMinimum The linear minimisation oracle}. */
  default Tensor linearMinimum(Tensor direction) {
    return oracle().linearMinimum(direction.backend(), direction);
  }

  /** {@link Oracle#lineMinimum Exact line search}: how far to go along a direction. */
  default Tensor lineMinimum(Tensor at, Tensor direction) {
    return oracle().lineMinimum(at.backend(), at, direction);
  }
}
