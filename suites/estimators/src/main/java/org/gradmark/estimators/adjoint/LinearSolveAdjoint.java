package org.gradmark.estimators.adjoint;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * The adjoint method for G(x), M x = b: the gradient for all elements of M and b from one more
 * linear system. x, b and v are rows; f is G.
 *
 * <pre>
 *   solve M x = b,  solve Mᵀ v = ∇G(x)
 *   g ← (-v xᵀ row by row, v)
 * </pre>
 *
 * M must not need pivoting, as one with a dominant diagonal.
 */
public final class LinearSolveAdjoint {

  private static final EstimatorMistake NOT_TRANSPOSED =
      EstimatorMistake.rule(
          "system-not-transposed",
          "the adjoint system is not transposed",
          s -> {
            Tensor x = solve(s.input("matrix"), s.input("right"));
            return gradient(solve(s.input("matrix"), s.gradient(x)), x);
          });
  private static final EstimatorMistake OUTER_TRANSPOSED =
      EstimatorMistake.rule(
          "gradient-transposed",
          "the gradient of M is transposed",
          s -> {
            Tensor x = solve(s.input("matrix"), s.input("right"));
            Tensor v = solve(s.input("matrix").transpose(), s.gradient(x));
            return Rows.join(Rows.flat(x.transpose().times(v)).negate(), v);
          });
  private static final EstimatorMistake SIGN =
      EstimatorMistake.result(
          "sign-lost",
          "the gradient of M lacks its minus sign",
          (s, g) -> {
            int d = s.input("right").shape().columns();
            Tensor matrix = Rows.columns(g, 0, d * d).negate();
            return Rows.join(matrix, Rows.columns(g, d * d, d * d + d));
          });
  private static final EstimatorMistake AT_RIGHT =
      EstimatorMistake.rule(
          "solution-not-used",
          "the right side is taken for the solution",
          s -> {
            Tensor b = s.input("right");
            return gradient(solve(s.input("matrix").transpose(), s.gradient(b)), b);
          });
  private static final EstimatorMistake VALUE =
      EstimatorMistake.rule(
          "value-too",
          "the value is computed besides the gradient",
          s -> paper(s).plus(s.value(s.input("right")).times(0)));

  private static final Setting TWO =
      Setting.named("two unknowns, quadratic G")
          .input("matrix", new Values(Shape.of(2, 2), 2, 0.5, -1, 1.5))
          .input("right", 1.25, -0.75)
          .function(Quadratic.of(new double[] {1, 0.5, 0.5, 2}, -1, 0.25));
  private static final Setting CUBIC = TWO.called("two unknowns, cubic G").function(Separable.CUBE);
  private static final Setting THREE =
      Setting.named("three unknowns, linear G")
          .input("matrix", new Values(Shape.of(3, 3), 4, -1, 0.5, 0.25, 2, 1, -0.5, 0.75, 3))
          .input("right", 1, -2, 0.5)
          .function(Quadratic.linear(0.5, 1, -1.5));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("linear-solve-adjoint")
          .title("Adjoint method for a linear system")
          .source(
              "Bright, Edelman, Johnson, Matrix Calculus (for Machine Learning and Beyond), 2025, arXiv:2501.14787,"
                  + " chapter on the adjoint method")
          .rows("A144.1")
          .paper("-v x^T with M^T v = grad G", LinearSolveAdjoint::paper)
          .mistakes(NOT_TRANSPOSED, OUTER_TRANSPOSED, SIGN, AT_RIGHT)
          .claims(
              ClosedForm.claim(
                      "LADJ-01",
                      "derivative",
                      "It is the derivative of G(M^-1 b) for M and b.",
                      "central differences of Cramer's rule")
                  .on(TWO, CUBIC)
                  .is(LinearSolveAdjoint::differences)
                  .rejecting(NOT_TRANSPOSED, OUTER_TRANSPOSED, SIGN, AT_RIGHT),
              ClosedForm.claim(
                      "LADJ-02",
                      "product",
                      "The gradients P of M and v of b have M P^T = -b v^T and M^T v = grad G.",
                      "P = -v x^T, M x = b")
                  .of(
                      "M P^T + b v^T + v",
                      (s, g) -> {
                        int d = s.input("right").shape().columns();
                        Tensor v = Rows.columns(g, d * d, d * d + d);
                        Tensor p = Rows.matrix(Rows.columns(g, 0, d * d), d, d);
                        Tensor product = s.input("matrix").matmul(p.transpose());
                        Tensor rest = product.plus(s.input("right").transpose().times(v));
                        return rest.plus(v.matmul(s.input("matrix")));
                      })
                  .on(THREE)
                  .is(
                      s -> {
                        Tensor slope = Rows.of(s.backend(), 0.5, 1, -1.5);
                        return Rows.stack(slope, slope, slope);
                      })
                  .rejecting(NOT_TRANSPOSED, OUTER_TRANSPOSED, SIGN, AT_RIGHT),
              Cost.claim(
                      "LADJ-03",
                      "cost",
                      "However many elements M has, it costs one gradient of G.",
                      "the formula")
                  .on(TWO, THREE)
                  .calls(Counted.Call.GRADIENT, 1)
                  .rejecting(VALUE),
              AsDeclared.claims("LADJ", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private LinearSolveAdjoint() {}

  private static Tensor paper(Sample s) {
    Tensor x = solve(s.input("matrix"), s.input("right"));
    return gradient(solve(s.input("matrix").transpose(), s.gradient(x)), x);
  }

  private static Tensor gradient(Tensor v, Tensor x) {
    return Rows.join(Rows.flat(v.transpose().times(x)).negate(), v);
  }

  /** Gauss–Jordan elimination without pivoting; the right side and the solution are rows. */
  private static Tensor solve(Tensor matrix, Tensor right) {
    int d = right.shape().columns();
    Tensor all = Rows.join(matrix, right.transpose());
    for (int k = 0; k < d; k++) {
      Tensor row = Rows.row(all, k);
      Tensor pivot = row.over(Rows.columns(row, k, k + 1));
      double[] place = new double[d];
      place[k] = 1;
      Tensor at = Rows.of(all.backend(), place).transpose();
      Tensor factors = Rows.columns(all, k, k + 1).times(at.oneMinus());
      all = all.minus(factors.times(pivot)).minus(at.times(row)).plus(at.times(pivot));
    }
    return Rows.columns(all, d, d + 1).transpose();
  }

  private static Tensor differences(Sample s) {
    return CentralDifferences.gradient(
        Rows.join(Rows.flat(s.input("matrix")), s.input("right")),
        p -> {
          Tensor det = part(p, 0).times(part(p, 3)).minus(part(p, 1).times(part(p, 2)));
          Tensor first = part(p, 4).times(part(p, 3)).minus(part(p, 1).times(part(p, 5)));
          Tensor second = part(p, 0).times(part(p, 5)).minus(part(p, 4).times(part(p, 2)));
          return s.value(Rows.join(first, second).over(det));
        });
  }

  private static Tensor part(Tensor row, int i) {
    return Rows.columns(row, i, i + 1);
  }

  /** Five unknowns, with a dominant diagonal, numbers of no pattern. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    double[] matrix = some.matrix(5, 5).toArray();
    for (int i = 0; i < matrix.length; i += 6) {
      matrix[i] += Math.copySign(8, matrix[i]);
    }
    return Setting.named("five unknowns, numbers of no pattern " + seed)
        .input("matrix", new Values(Shape.of(5, 5), matrix))
        .input("right", some.matrix(1, 5))
        .function(some.quadratic(5, seed == 1 ? 1 : 1024));
  }
}
