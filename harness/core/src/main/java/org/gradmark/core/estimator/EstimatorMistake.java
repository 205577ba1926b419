package org.gradmark.core.estimator;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Tensor;

/**
 * A mistake that code of estimators is known to make, as a change to any right rule: the raw
 * material of impostors, and the names that failures are given.
 *
 * @param id kebab-case, such as {@code sum-for-mean}
 * @param cause one clause that states it, such as "the samples are summed, not averaged"
 * @param change makes the wrong rule of a right one
 */
public record EstimatorMistake(String id, String cause, UnaryOperator<EstimatorRule> change) {

  /** The estimator that returns zero, whatever it is asked. */
  public static final EstimatorMistake ZERO =
      result("zero", "the estimate is always zero", (s, estimate) -> estimate.times(0));

  /** The estimator whose answer has rows for columns; right where the answer is a scalar. */
  public static final EstimatorMistake TRANSPOSED =
      result(
          "answer-transposed", "the estimate is transposed", (s, estimate) -> estimate.transpose());

  /** A wrong rule written out, whatever the right one is. */
  public static EstimatorMistake rule(String id, String cause, EstimatorRule wrong) {
    return new EstimatorMistake(id, cause, right -> wrong);
  }

  /** The right rule, looking at its sample through a wrapper that lies. */
  public static EstimatorMistake seeing(String id, String cause, Function<Sample, Sample> lie) {
    return new EstimatorMistake(id, cause, right -> s -> right.estimate(lie.apply(s)));
  }

  /** The right rule, with its result changed. */
  public static EstimatorMistake result(
      String id, String cause, BiFunction<Sample, Tensor, Tensor> change) {
    return new EstimatorMistake(id, cause, right -> s -> change.apply(s, right.estimate(s)));
  }

  /** The right rule, with its result multiplied by a number. */
  public static EstimatorMistake scaled(String id, String cause, double factor) {
    return result(id, cause, (s, estimate) -> estimate.times(factor));
  }

  /** One of the draws is changed before the rule sees it. */
  public static EstimatorMistake draw(
      String id, String cause, String name, BiFunction<Sample, Tensor, Tensor> change) {
    return seeing(
        id,
        cause,
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor draw(String asked) {
                Tensor drawn = super.draw(asked);
                return asked.equals(name) ? change.apply(s, drawn) : drawn;
              }
            });
  }

  /** One of the inputs is changed before the rule sees it. */
  public static EstimatorMistake input(
      String id, String cause, String name, BiFunction<Sample, Tensor, Tensor> change) {
    return seeing(
        id,
        cause,
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor input(String asked) {
                Tensor given = super.input(asked);
                return asked.equals(name) ? change.apply(s, given) : given;
              }
            });
  }

  /** A hyperparameter is ignored in favour of a constant. */
  public static EstimatorMistake hardCoded(Hyperparameter hyperparameter, double value) {
    return seeing(
        hyperparameter.name().replace('_', '-') + "-hard-coded",
        hyperparameter.name() + " is ignored, " + value + " is used instead",
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                boolean hit = asked.name().equals(hyperparameter.name());
                return hit ? backend().scalar(value) : super.get(asked);
              }
            });
  }
}
