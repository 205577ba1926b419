package org.gradmark.estimators.statistic.matrices;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Coverage;

/**
 * Bounds of the Lipschitz constant of a network {@code f(x) = relu(x W1 + b) W2} with one output.
 *
 * <pre>
 *   lower ← largest |∇f(x)| over sample points;  upper ← |W1| |W2|, products of spectral norms
 * </pre>
 *
 * Inputs {@code points [n,d]}, {@code hidden [d,2]}, {@code bias [1,2]}, {@code output [2,1]}: of
 * two hidden units, so that the spectral norm is a formula. The result is {@code [1,2]}.
 */
public final class LipschitzSandwich {

  private static final String FROBENIUS = "frobenius";

  private static final EstimatorMistake SUM =
      EstimatorMistake.rule(
          "sum-of-norms",
          "norms of layers are added, not multiplied",
          s -> Rows.join(lower(s), spectral(s).plus(norm(s.input("output")))));
  private static final EstimatorMistake POWER =
      EstimatorMistake.rule(
          "one-power-step",
          "the spectral norm is that of one step of the power iteration",
          s -> {
            Tensor w = s.input("hidden");
            Tensor v = Rows.of(s.backend(), 1, 1).over(s.backend().scalar(2).sqrt());
            Tensor reached = norm(w.matmul(v.transpose()));
            return Rows.join(lower(s), reached.times(norm(s.input("output"))));
          });
  private static final EstimatorMistake NO_MASK =
      EstimatorMistake.rule(
          "relu-ignored",
          "the gradient passes units that are off",
          s -> {
            Tensor all = s.input("hidden").matmul(s.input("output"));
            return Rows.join(norm(all), upper(s));
          });
  private static final EstimatorMistake MEAN =
      EstimatorMistake.rule(
          "mean-gradient",
          "the mean norm over points is taken, not the largest",
          s -> Rows.join(gradients(s).square().sum(Axis.ROW).sqrt().mean(Axis.COLUMN), upper(s)));

  /** Both columns point one way, and so does the output layer: nothing is lost. */
  private static final Setting ALIGNED =
      setting("aligned layers", new double[] {1.5, 3, -0.5, -1, 1, 2}, 4, 8, 0.5, 1)
          .input("points", new Values(Shape.of(2, 3), 0.5, -1, 0.25, 1, 0.5, -0.5));

  private static final Setting DIAGONAL =
      setting("orthogonal columns", new double[] {3, 0, 0, 0.5, 4, 0}, 0.5, -0.25, 1.5, 2)
          .input("points", new Values(Shape.of(3, 3), -1, 0.25, 0.25, 1, 0.125, 0.25, -0.5, 2, -1));

  private static final Setting LARGE =
      setting("one unit alone", new double[] {3, 0, 0, 0.25, 0, 0}, 0.5, 0.5, 1, 0)
          .input("points", new Values(Shape.of(2, 3), 1, -1, 0.25, -1, 0.5, -0.5));

  /** Only at the sixth point are both units on. */
  private static final Setting SEVEN_POINTS =
      Setting.named("7 points of 5 numbers")
          .input(
              "hidden", new Values(Shape.of(5, 2), 1.5, -0.5, 0.25, 2, -1, 0.75, 0.5, -0.25, 2, 1))
          .input("bias", -0.5, 0.25)
          .input("output", new Values(Shape.of(2, 1), 1.5, -0.75))
          .input(
              "points",
              new Values(
                  Shape.of(7, 5),
                  -1,
                  -1,
                  0,
                  0.5,
                  -1,
                  0.5,
                  -2,
                  0.25,
                  1,
                  -0.5,
                  -0.25,
                  0.5,
                  1,
                  0,
                  -0.5,
                  -2,
                  0.75,
                  1,
                  -1,
                  0,
                  -1,
                  -0.5,
                  0.5,
                  0.25,
                  -1.5,
                  1,
                  1,
                  -0.5,
                  0.5,
                  1,
                  -0.5,
                  -0.25,
                  1,
                  0.5,
                  -0.75));

  private static final Setting OTHER_POINTS =
      Setting.named("7 other points, a steep output")
          .input(
              "hidden",
              new Values(Shape.of(5, 2), 0.5, 1, -1.25, 0.25, 1, -2, 0.75, 0.5, -0.5, 1.5))
          .input("bias", 0.125, -1)
          .input("output", new Values(Shape.of(2, 1), -512, 2304))
          .input(
              "points",
              new Values(
                  Shape.of(7, 5),
                  1,
                  -0.5,
                  1,
                  0.5,
                  -1,
                  0.5,
                  -2,
                  0.25,
                  1,
                  -0.5,
                  0.25,
                  -0.5,
                  1,
                  0,
                  -0.5,
                  2,
                  -0.75,
                  1,
                  1,
                  0,
                  1,
                  -0.5,
                  0.5,
                  0.25,
                  -1.5,
                  1,
                  -1,
                  0.5,
                  0.5,
                  -1,
                  0.5,
                  -0.25,
                  1,
                  0.5,
                  -0.75));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("lipschitz-sandwich")
          .title("Lower and upper Lipschitz bounds")
          .source(
              "Khromov, Singh, Some Fundamental Aspects about Lipschitz Continuity of Neural Networks, ICLR 2024,"
                  + " arXiv:2302.10886")
          .rows("A221.1")
          .paper("spectral norms", s -> Rows.join(lower(s), upper(s)))
          .dialect(
              FROBENIUS,
              "Frobenius norms",
              s ->
                  Rows.join(
                      lower(s), norm(Rows.flat(s.input("hidden"))).times(norm(s.input("output")))))
          .mistakesIn(List.of(EstimatorSystem.PAPER), SUM, POWER, NO_MASK, MEAN)
          .claims(
              ClosedForm.claim(
                      "LIPS-01",
                      "aligned-layers",
                      "Where singular vectors are aligned both bounds are the norm of the product.",
                      "a chain of matrices of rank one")
                  .in(EstimatorSystem.PAPER, FROBENIUS)
                  .on(ALIGNED)
                  .is(
                      s -> {
                        Tensor exact = norm(s.input("hidden").matmul(s.input("output")));
                        return Rows.join(exact, exact);
                      })
                  .rejecting(SUM, POWER),
              ClosedForm.claim(
                      "LIPS-02",
                      "orthogonal-columns",
                      "Orthogonal columns: the upper bound is the longest column's length times that of W2.",
                      "singular values of a matrix with orthogonal columns")
                  .on(DIAGONAL)
                  .of("the upper bound", (s, bounds) -> Rows.columns(bounds, 1, 2))
                  .is(s -> columnSquares(s).max(Axis.ROW).sqrt().times(norm(s.input("output"))))
                  .rejecting(SUM, POWER),
              ClosedForm.claim(
                      "LIPS-03",
                      "frobenius",
                      "With Frobenius norms it is the root of the sum of the columns' squares, times that.",
                      "the formula")
                  .in(FROBENIUS)
                  .on(DIAGONAL)
                  .of("the upper bound", (s, bounds) -> Rows.columns(bounds, 1, 2))
                  .is(s -> columnSquares(s).sum(Axis.ROW).sqrt().times(norm(s.input("output"))))
                  .rejecting(SUM, POWER),
              ClosedForm.claim(
                      "LIPS-04",
                      "steepest-point",
                      "The lower bound is the largest gradient: the root of the sum over active units of"
                          + " |column|^2 w^2 where columns are orthogonal.",
                      "Pythagoras")
                  .in(EstimatorSystem.PAPER, FROBENIUS)
                  .on(DIAGONAL)
                  .of("the lower bound", (s, bounds) -> Rows.columns(bounds, 0, 1))
                  .is(
                      s -> {
                        Tensor parts =
                            columnSquares(s).times(s.input("output").transpose().square());
                        return active(s).times(parts).sum(Axis.ROW).max(Axis.COLUMN).sqrt();
                      })
                  .rejecting(NO_MASK, MEAN),
              Coverage.claim(
                      "LIPS-05",
                      "sandwich",
                      "The lower bound never exceeds the upper one.",
                      "the chain rule and submultiplicativity")
                  .in(EstimatorSystem.PAPER, FROBENIUS)
                  .on(LARGE, DIAGONAL)
                  .of(
                      (s, bounds) -> {
                        Tensor low = Rows.columns(bounds, 0, 1);
                        Tensor high = Rows.columns(bounds, 1, 2).times(1.0009765625);
                        Tensor positive = high.greaterThan(s.backend().scalar(0));
                        return low.greaterThan(high).oneMinus().times(positive);
                      })
                  .exactly(s -> Rows.of(s.backend(), 1))
                  .rejecting(POWER),
              AsDeclared.claims("LIPS", 31).on(SEVEN_POINTS, OTHER_POINTS).rejectingUnseen())
          .build();

  private LipschitzSandwich() {}

  private static Setting setting(String name, double[] hidden, double... rest) {
    return Setting.named(name)
        .input("hidden", new Values(Shape.of(3, 2), hidden))
        .input("bias", rest[0], rest[1])
        .input("output", new Values(Shape.of(2, 1), rest[2], rest[3]));
  }

  /** Length of a row or column, {@code [1,1]}. */
  private static Tensor norm(Tensor vector) {
    return vector.square().sum(Axis.ROW).sum(Axis.COLUMN).sqrt();
  }

  private static Tensor active(Sample s) {
    Tensor z = s.input("points").matmul(s.input("hidden")).plus(s.input("bias"));
    return z.greaterThan(s.backend().scalar(0));
  }

  private static Tensor gradients(Sample s) {
    Tensor back = active(s).times(s.input("output").transpose());
    return back.matmul(s.input("hidden").transpose());
  }

  private static Tensor lower(Sample s) {
    return gradients(s).square().sum(Axis.ROW).max(Axis.COLUMN).sqrt();
  }

  private static Tensor upper(Sample s) {
    return spectral(s).times(norm(s.input("output")));
  }

  /**
   * Root of the larger eigenvalue of W1ᵀ W1 = ((a, b), (b, c)): (a+c)/2 + root(((a-c)/2)² + b²).
   */
  private static Tensor spectral(Sample s) {
    Tensor gram = s.input("hidden").transpose().matmul(s.input("hidden"));
    Tensor top = Rows.row(gram, 0);
    Tensor a = Rows.columns(top, 0, 1);
    Tensor b = Rows.columns(top, 1, 2);
    Tensor c = Rows.columns(Rows.row(gram, 1), 1, 2);
    Tensor half = a.minus(c).over(2);
    return a.plus(c).over(2).plus(half.square().plus(b.square()).sqrt()).sqrt();
  }

  private static Tensor columnSquares(Sample s) {
    return s.input("hidden").square().sum(Axis.COLUMN);
  }
}
