package org.gradmark.estimators.statistic.matrices;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;

/**
 * The inverse p-th root of a positive definite matrix by the coupled Newton iteration.
 *
 * <pre>
 *   z ← (1 + p)/(2 |A|);  M ← z A;  X ← z^(1/p) I
 *   repeat: T ← (1 + 1/p) I - M/p;  X ← X T;  M ← T^p M
 * </pre>
 *
 * |A| is the Frobenius norm. Inputs {@code matrix [n,n]}, {@code root}, the row 1, ..., p, and
 * {@code steps}, the row 1, ..., k; the result is {@code [n,n]}.
 */
public final class InverseRoot {

  private static final EstimatorMistake ROOT =
      EstimatorMistake.result(
          "root-for-inverse",
          "the product with the matrix is returned",
          (s, x) -> s.input("matrix").matmul(x));
  private static final EstimatorMistake SHORT =
      EstimatorMistake.rule(
          "step-less",
          "one iteration is left out",
          s -> iterate(s, s.input("matrix"), steps(s) - 1));
  private static final EstimatorMistake RIDGE =
      EstimatorMistake.rule(
          "ridge-left-in",
          "a ridge of a hundredth is added and stays in the matrix",
          s -> {
            Tensor a = s.input("matrix");
            Tensor identity = Rows.identity(s.backend(), a.shape().rows());
            return iterate(s, a.plus(identity.times(0.0078125)), steps(s));
          });
  private static final EstimatorMistake START =
      EstimatorMistake.rule(
          "start-not-scaled",
          "the start is scaled for a matrix of norm 1",
          s -> {
            Tensor z = s.backend().scalar((1 + p(s)) / 2);
            return iterate(s, s.input("matrix"), z.pow(1 / p(s)), z.over(4), steps(s));
          });

  private static final double[] MATRIX = {2, 0.5, -0.25, 0.5, 1.5, 0.25, -0.25, 0.25, 1};
  private static final Setting SQUARE = setting(2, 12, MATRIX);
  private static final Setting FOURTH = setting(4, 12, MATRIX);
  private static final Setting NUMBER = setting(2, 1, 4);
  private static final Setting NUMBER_FOURTH = setting(4, 1, 16);

  private static final Setting FIVE = five("a matrix of 5 rows", 2, 1, 6);
  private static final Setting OTHER_FIVE = five("another matrix of 5 rows", 2, 3, 4);
  private static final Setting CUBIC = five("a matrix of 5 rows, third root", 3, 2, 5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("coupled-newton")
          .title("Inverse p-th root by the coupled Newton iteration")
          .source(
              "Anil, Gupta, Koren, Regan, Singer, Scalable Second Order Optimization for Deep"
                  + " Learning, 2020, arXiv:2002.09018; Guo, Higham, A Schur-Newton method for the"
                  + " matrix pth root, 2006")
          .rows("A121.3")
          .meaning("root", "1, ..., p for the p-th root")
          .meaning("steps", "1, ..., k for k steps")
          .paper("X T, T^p M", s -> iterate(s, s.input("matrix"), steps(s)))
          .mistakes(ROOT, SHORT, RIDGE, START)
          .claims(
              ClosedForm.claim(
                      "COUP-01",
                      "inverse-root",
                      "At the end X^p A is the identity; 1 is added to give its zeros a size.",
                      "M = X^p A is an invariant of the iteration")
                  .on(SQUARE, FOURTH)
                  .of("X^p A + 1", (s, x) -> power(x, p(s)).matmul(s.input("matrix")).plus(1))
                  .is(s -> Rows.identity(s.backend(), 3).plus(1))
                  .rejecting(ROOT, RIDGE, START),
              ClosedForm.claim(
                      "COUP-02",
                      "first-step",
                      "For a number the first step gives z^(1/p) (p + 1)/(2p).",
                      "M = (1 + p)/2 at the start")
                  .on(NUMBER, NUMBER_FOURTH)
                  .is(
                      s -> {
                        double p = p(s);
                        Tensor z = s.backend().scalar((1 + p) / 2).over(s.input("matrix"));
                        return z.pow(1 / p).times((p + 1) / (2 * p));
                      })
                  .rejecting(ROOT, SHORT, RIDGE, START),
              Axiom.claim(
                      "COUP-03",
                      "scale",
                      "A matrix 16 times as large has an inverse square root a quarter as large, at"
                          + " any step.",
                      "z scales with the norm")
                  .on(setting(2, 2, MATRIX))
                  .changing(q -> q.withInput("matrix", q.inputs().get("matrix").map(a -> 16 * a)))
                  .changes(x -> x.over(4))
                  .rejecting(RIDGE, START),
              AsDeclared.claims("COUP", 31).on(FIVE, OTHER_FIVE, CUBIC).rejectingUnseen())
          .build();

  private InverseRoot() {}

  private static Setting setting(int p, int steps, double... matrix) {
    int n = (int) Math.sqrt(matrix.length);
    return Setting.named("root " + p + ", " + steps + " steps, size " + n)
        .input("matrix", new Values(Shape.of(n, n), matrix))
        .input("root", count(p))
        .input("steps", count(steps));
  }

  private static double[] count(int to) {
    double[] all = new double[to];
    for (int k = 0; k < to; k++) {
      all[k] = k + 1;
    }
    return all;
  }

  private static double p(Sample s) {
    return s.input("root").shape().columns();
  }

  private static int steps(Sample s) {
    return s.input("steps").shape().columns();
  }

  private static Tensor iterate(Sample s, Tensor a, int steps) {
    Tensor z = s.backend().scalar((1 + p(s)) / 2).over(a.norm2());
    return iterate(s, a, z.pow(1 / p(s)), z, steps);
  }

  private static Tensor iterate(Sample s, Tensor a, Tensor start, Tensor z, int steps) {
    double p = p(s);
    Tensor identity = Rows.identity(s.backend(), a.shape().rows());
    Tensor x = identity.times(start);
    Tensor m = a.times(z);
    for (int k = 0; k < steps; k++) {
      Tensor t = identity.times(1 + 1 / p).minus(m.over(p));
      x = x.matmul(t);
      m = power(t, p).matmul(m);
    }
    return x;
  }

  private static Tensor power(Tensor matrix, double p) {
    Tensor result = matrix;
    for (int k = 1; k < p; k++) {
      result = result.matmul(matrix);
    }
    return result;
  }

  /** Positive definite: what is off the diagonal sums to less than what is on it. */
  private static Setting five(String name, int p, int salt, double diagonal) {
    double[] numbers = Spread.row(25, salt);
    double[] matrix = new double[25];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double off = (numbers[5 * i + j] + numbers[5 * j + i]) / 8;
        matrix[5 * i + j] = i == j ? diagonal + i * 0.5 : off;
      }
    }
    return setting(p, 14, matrix).called(name);
  }
}
