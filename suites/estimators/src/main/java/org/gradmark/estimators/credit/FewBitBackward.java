package org.gradmark.estimators.credit;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Separable;

/**
 * Few-bit backward: an activation's derivative is replaced by a step function, so that only the
 * number of a bucket must be kept. Inputs: {@code borders} s_0 &lt; … &lt; s_K, {@code points} x
 * and the incoming gradients {@code upstream}, all rows; f is the activation.
 *
 * <pre>
 *   level_k ← (f(s_{k+1}) - f(s_k))/(s_{k+1} - s_k)
 *   g_i ← upstream_i level_k,  s_k &lt; x_i ≤ s_{k+1}; the outer buckets go on to infinity
 * </pre>
 */
public final class FewBitBackward {

  private static final EstimatorMistake MIDDLE =
      EstimatorMistake.rule(
          "derivative-at-middle",
          "a level is the derivative in the middle of the bucket",
          s -> {
            Tensor[] edges = edges(s);
            return backward(s, s.gradient(edges[0].plus(edges[1]).over(2).transpose()), false);
          });
  private static final EstimatorMistake LEFT =
      EstimatorMistake.rule(
          "derivative-at-left",
          "a level is the derivative at the left border",
          s -> backward(s, s.gradient(edges(s)[0].transpose()), false));
  private static final EstimatorMistake NOT_DIVIDED =
      EstimatorMistake.rule(
          "width-lost",
          "a level is not divided by the bucket's width",
          s -> {
            Tensor[] edges = edges(s);
            return backward(s, rise(s, edges), false);
          });
  private static final EstimatorMistake CLOSED_LEFT =
      EstimatorMistake.rule(
          "border-in-right-bucket",
          "a point on a border is put into the bucket to the right",
          s -> backward(s, levels(s), true));
  private static final EstimatorMistake STRAIGHT =
      EstimatorMistake.rule(
          "passed-straight",
          "the incoming gradient is passed on as it is",
          s -> s.input("upstream"));

  private static final Separable RELU =
      new Separable(
          "relu", x -> x.max(x.times(0)), x -> x.greaterThan(x.times(0)), x -> x.times(0));
  private static final Setting ONE_BIT =
      Setting.named("relu, one bit")
          .input("borders", -4, 0, 4)
          .input("points", -3, -0.5, 0, 0.25, 5, -7)
          .input("upstream", 1.5, -2, 3, 0.75, -1, 2)
          .function(RELU);
  private static final Setting TWO_BITS =
      Setting.named("x^3, two bits")
          .input("borders", -1, -0.25, 0.5, 1, 2)
          .input("points", -0.5, 0.25, 0.75, 1, 1.5, 3)
          .input("upstream", 1, -2, 0.5, 4, 1.5, -0.25)
          .function(Separable.CUBE);
  private static final Setting GRID =
      Setting.named("x^2, points even in each bucket")
          .input("borders", -1, 0, 1, 3)
          .input("points", -0.75, -0.25, 0.25, 0.75, 1.5, 2.5)
          .input("upstream", 1, 1, 1, 1, 1, 1)
          .function(Separable.SQUARE);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("few-bit-backward")
          .title("Few-bit backward pass of an activation")
          .source(
              "Novikov et al., Few-bit Backward: Quantized Gradients of Activation Functions, 2022, arXiv:2202.00441")
          .rows("A118.1")
          .paper("upstream times the bucket's mean derivative", s -> backward(s, levels(s), false))
          .mistakes(MIDDLE, LEFT, NOT_DIVIDED, CLOSED_LEFT, STRAIGHT)
          .claims(
              ClosedForm.claim(
                      "FEWB-01",
                      "relu",
                      "For a rectifier one bit is backpropagation itself; the derivative at 0 is 0.",
                      "its derivative is a step")
                  .on(ONE_BIT)
                  .is(
                      s -> {
                        Tensor x = s.input("points");
                        return x.greaterThan(x.times(0)).times(s.input("upstream"));
                      })
                  .rejecting(NOT_DIVIDED, CLOSED_LEFT, STRAIGHT),
              ClosedForm.claim(
                      "FEWB-02",
                      "cube",
                      "For x^3 the level between a and b is a^2 + a b + b^2.",
                      "the mean of the derivative")
                  .on(TWO_BITS)
                  .is(
                      s ->
                          Rows.of(s.backend(), 1.3125, 0.1875, 1.75, 1.75, 7, 7)
                              .times(s.input("upstream")))
                  .rejecting(MIDDLE, LEFT, NOT_DIVIDED, CLOSED_LEFT, STRAIGHT),
              ClosedForm.claim(
                      "FEWB-03",
                      "bucket-means",
                      "For x^2 and points even in each bucket the sum is that of the derivatives.",
                      "each level is the mean of the derivative")
                  .of("the sum", (s, g) -> g.sum(Axis.ALL))
                  .on(GRID)
                  .is(s -> s.input("points").sum(Axis.ALL).times(2))
                  .rejecting(LEFT, NOT_DIVIDED, STRAIGHT),
              AsDeclared.claims("FEWB", 11)
                  .on(wide(1, Separable.CUBE), wide(2, Separable.EXP))
                  .rejecting(MIDDLE, LEFT, NOT_DIVIDED, STRAIGHT))
          .build();

  private FewBitBackward() {}

  private static Tensor[] edges(Sample s) {
    Tensor borders = s.input("borders");
    int buckets = borders.shape().columns() - 1;
    return new Tensor[] {Rows.columns(borders, 0, buckets), Rows.columns(borders, 1, buckets + 1)};
  }

  private static Tensor rise(Sample s, Tensor[] edges) {
    return s.value(edges[1].transpose()).minus(s.value(edges[0].transpose()));
  }

  private static Tensor levels(Sample s) {
    Tensor[] edges = edges(s);
    return rise(s, edges).over(edges[1].minus(edges[0]).transpose());
  }

  /** Levels are a column; a point takes the first level, and a step at each border below it. */
  private static Tensor backward(Sample s, Tensor levels, boolean closedLeft) {
    Tensor x = s.input("points").transpose();
    Tensor level = Rows.row(levels, 0);
    for (int k = 1; k < levels.shape().rows(); k++) {
      Tensor border = Rows.columns(s.input("borders"), k, k + 1);
      Tensor beyond = closedLeft ? x.lessThan(border).oneMinus() : x.greaterThan(border);
      level = level.plus(beyond.times(Rows.row(levels, k).minus(Rows.row(levels, k - 1))));
    }
    return level.transpose().times(s.input("upstream"));
  }

  /** Five buckets and nine points, numbers of no pattern. */
  private static Setting wide(int seed, Separable f) {
    Fractions some = Fractions.of(seed);
    double unit = seed == 1 ? 1 : 1024;
    return Setting.named(f.name() + ", 5 buckets, numbers of no pattern " + seed)
        .input("borders", some.rising(6).map(x -> x / 2))
        .input("points", some.matrix(1, 9))
        .input("upstream", some.matrix(1, 9).map(g -> unit * g))
        .function(f);
  }
}
