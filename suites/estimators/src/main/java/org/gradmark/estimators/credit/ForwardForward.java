package org.gradmark.estimators.credit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;

/**
 * The gradient that a layer of the forward-forward algorithm gets from its own loss, for weights W
 * {@code [d,J]} and bias b: goodness G is high for positive, low for negative examples.
 *
 * <pre>
 *   x̂ ← x/(‖x‖ + 1e-4),  h ← relu(x̂ W + b),  G ← Σ h²   (a mean in common code)
 *   loss ← mean of log(1 + e^(θ - G)) for positive, log(1 + e^(G - θ)) for negative examples
 * </pre>
 */
public final class ForwardForward {

  public static final Hyperparameter THRESHOLD =
      new Hyperparameter("threshold", "goodness between positive and negative", 0, 1e6, 2);

  private static final double GUARD = 1e-4;

  private static final UnaryOperator<Tensor> NAIVE = z -> z.exp().over(z.exp().plus(1));

  private static final EstimatorMistake NOT_NORMALIZED =
      EstimatorMistake.rule(
          "inputs-not-normalized",
          "the inputs are not normalized",
          s -> gradient(s, s.input("positive"), s.input("negative"), 1));
  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.rule(
          "examples-swapped",
          "positive and negative examples are swapped",
          s -> gradient(s, unit(s.input("negative")), unit(s.input("positive")), 1));
  private static final EstimatorMistake HALF =
      apart("summed-halves", "the means of both kinds are added", 1, 1);
  private static final EstimatorMistake HALF_MEAN =
      apart("summed-halves", "the means of both kinds are added", 3, 1);
  private static final EstimatorMistake KINDS =
      apart("kinds-averaged", "the means of both kinds are averaged, however many each has", 1, 2);
  private static final EstimatorMistake KINDS_MEAN =
      apart("kinds-averaged", "the means of both kinds are averaged, however many each has", 3, 2);
  private static final EstimatorMistake NO_THRESHOLD = EstimatorMistake.hardCoded(THRESHOLD, 0);
  private static final EstimatorMistake OVERFLOW =
      EstimatorMistake.rule(
          "exponential-overflows",
          "the exponential overflows",
          s -> gradient(s, unit(s.input("positive")), unit(s.input("negative")), 1, NAIVE));
  private static final EstimatorMistake OVERFLOW_MEAN =
      EstimatorMistake.rule(
          "exponential-overflows",
          "the exponential overflows",
          s -> gradient(s, unit(s.input("positive")), unit(s.input("negative")), 3, NAIVE));

  private static final Setting LAYER = layer("layer of 3 units", 1);
  private static final Setting MILD = layer("the same, threshold 0.5", 1).with(THRESHOLD, 0.5);
  private static final Setting UNEQUAL =
      LAYER
          .called("three positive examples, one negative")
          .input("positive", new Values(Shape.of(3, 2), 3, 4, -1, 2, 0.5, -1))
          .input("negative", new Values(Shape.of(1, 2), 1, -2));
  private static final Setting SATURATED = layer("weights 64 times as large", 64);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("forward-forward")
          .title("Forward-forward layer gradient")
          .source(
              "Hinton, The Forward-Forward Algorithm: Some Preliminary Investigations, 2022,"
                  + " arXiv:2212.13345")
          .rows("A090.1")
          .hyperparameters(THRESHOLD)
          .paper("goodness is the sum of squares", rule(false))
          .dialect("mean", "goodness is the mean of squares", rule(true))
          .mistakes(NO_THRESHOLD)
          .mistakesIn(List.of("paper"), NOT_NORMALIZED, SWAPPED, OVERFLOW, HALF, KINDS)
          .mistakesIn(List.of("mean"), OVERFLOW_MEAN, HALF_MEAN, KINDS_MEAN)
          .claims(
              ClosedForm.claim(
                      "FFWD-01",
                      "gradient",
                      "It is the gradient of the layer's own loss for W and b.",
                      "central differences of the loss")
                  .on(LAYER, MILD, UNEQUAL)
                  .is(s -> differences(s, 1))
                  .rejecting(NOT_NORMALIZED, SWAPPED, HALF, KINDS, NO_THRESHOLD),
              ClosedForm.claim(
                      "FFWD-02",
                      "mean-goodness",
                      "With the mean of squares for goodness it is the gradient of that loss.",
                      "central differences of the loss")
                  .in("mean")
                  .on(LAYER, MILD, UNEQUAL)
                  .is(s -> differences(s, 3))
                  .rejecting(HALF_MEAN, KINDS_MEAN, NO_THRESHOLD),
              ClosedForm.claim(
                      "FFWD-03",
                      "saturated",
                      "Goodness in the thousands does no harm: the gradient is that of theta - G or"
                          + " G - theta.",
                      "log(1 + e^z) - z goes to 0")
                  .on(SATURATED)
                  .is(s -> differences(s, 1))
                  .rejecting(OVERFLOW, SWAPPED, HALF),
              ClosedForm.claim(
                      "FFWD-04",
                      "saturated-mean",
                      "Neither does a mean of squares in the thousands.",
                      "log(1 + e^z) - z goes to 0")
                  .in("mean")
                  .on(SATURATED)
                  .is(s -> differences(s, 3))
                  .rejecting(OVERFLOW_MEAN, HALF_MEAN),
              AsDeclared.claims("FFWD", 11).on(wide(1, 1.5), wide(2, 0.5)).rejecting(NO_THRESHOLD))
          .build();

  private ForwardForward() {}

  /** Means of each kind of examples, added and divided. */
  private static EstimatorMistake apart(String id, String cause, double units, double divisor) {
    return EstimatorMistake.rule(
        id,
        cause,
        s -> {
          Tensor positive = unit(s.input("positive"));
          Tensor negative = unit(s.input("negative"));
          Tensor up = push(s, positive, units, ForwardForward::sigmoid, -1);
          Tensor down = push(s, negative, units, ForwardForward::sigmoid, 1);
          return sums(positive, up)
              .over(positive.shape().rows())
              .plus(sums(negative, down).over(negative.shape().rows()))
              .over(divisor);
        });
  }

  private static EstimatorRule rule(boolean mean) {
    return s -> {
      double units = mean ? s.input("bias").shape().columns() : 1;
      return gradient(s, unit(s.input("positive")), unit(s.input("negative")), units);
    };
  }

  private static Tensor unit(Tensor rows) {
    return rows.over(Rows.dot(rows, rows).sqrt().plus(GUARD));
  }

  private static Tensor gradient(Sample s, Tensor positive, Tensor negative, double units) {
    return gradient(s, positive, negative, units, ForwardForward::sigmoid);
  }

  private static Tensor gradient(
      Sample s, Tensor positive, Tensor negative, double units, UnaryOperator<Tensor> sigmoid) {
    Tensor up = push(s, positive, units, sigmoid, -1);
    Tensor down = push(s, negative, units, sigmoid, 1);
    double examples = positive.shape().rows() + negative.shape().rows();
    return sums(positive, up).plus(sums(negative, down)).over(examples);
  }

  /** The gradients for W and b, summed over examples. */
  private static Tensor sums(Tensor x, Tensor push) {
    return Rows.join(Rows.flat(x.transpose().matmul(push)), push.sum(Axis.COLUMN));
  }

  /** The gradients of each example's loss for the pre-activations. */
  private static Tensor push(
      Sample s, Tensor x, double units, UnaryOperator<Tensor> sigmoid, int sign) {
    Tensor h = hidden(x, s.input("weights"), s.input("bias"));
    Tensor excess = Rows.dot(h, h).over(units).minus(s.get(THRESHOLD)).times(sign);
    return h.times(sigmoid.apply(excess)).times(2 * sign / units);
  }

  private static Tensor hidden(Tensor x, Tensor weights, Tensor bias) {
    Tensor z = x.matmul(weights).plus(bias);
    return z.max(z.times(0));
  }

  /** Without overflow on either side. */
  private static Tensor sigmoid(Tensor z) {
    Tensor small = z.abs().negate().exp();
    Tensor one = small.times(0).plus(1);
    return z.greaterThan(z.times(0)).where(one, small).over(small.plus(1));
  }

  private static Tensor differences(Sample s, double units) {
    Tensor all = Rows.join(Rows.flat(s.input("weights")), s.input("bias"));
    return CentralDifferences.gradient(
        all,
        w -> {
          Tensor up = losses(s, w, "positive", units, -1);
          Tensor down = losses(s, w, "negative", units, 1);
          double examples = up.shape().rows() + down.shape().rows();
          return up.sum(Axis.ALL).plus(down.sum(Axis.ALL)).over(examples);
        });
  }

  private static Tensor losses(Sample s, Tensor w, String name, double units, int sign) {
    Tensor weights = Rows.matrix(Rows.columns(w, 0, 6), 2, 3);
    Tensor h = hidden(unit(s.input(name)), weights, Rows.columns(w, 6, 9));
    Tensor excess = Rows.dot(h, h).over(units).minus(s.get(THRESHOLD)).times(sign);
    return excess.exp().plus(1).log();
  }

  private static Setting layer(String name, double size) {
    return Setting.named(name)
        .input("positive", new Values(Shape.of(2, 2), 3, 4, -1, 2))
        .input("negative", new Values(Shape.of(2, 2), 1, -2, 2, 0.5))
        .input(
            "weights",
            new Values(Shape.of(2, 3), 1.5, -1, 0.5, 0.75, 1.25, -0.5).map(w -> w * size))
        .input("bias", 0.25, 0.5, 0.75);
  }

  /** Seven positive and five negative examples, numbers of no pattern. */
  private static Setting wide(int seed, double threshold) {
    Fractions some = Fractions.of(seed);
    return Setting.named("12 examples, 4 units, numbers of no pattern " + seed)
        .input("positive", some.matrix(7, 5))
        .input("negative", some.matrix(5, 5))
        .input("weights", some.matrix(5, 4))
        .input("bias", some.matrix(1, 4))
        .with(THRESHOLD, threshold);
  }
}
