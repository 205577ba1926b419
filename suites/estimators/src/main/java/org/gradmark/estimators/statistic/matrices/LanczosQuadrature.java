package org.gradmark.estimators.statistic.matrices;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Stochastic Lanczos quadrature: moments of a Hessian's spectrum from products with one probe.
 *
 * <pre>
 *   q_1 ← v/|v|;  m Lanczos steps, each vector made orthogonal to all before: tridiagonal T
 *   moment j ← (T^j)_11,  the Gauss rule for q_1ᵀ H^j q_1
 * </pre>
 *
 * Inputs {@code steps}, the row 1, ..., m, and {@code powers}, the row 0, ..., J; draws {@code
 * probe [1,d]}. The result is {@code [1,J+1]}. The Krylov space must have m dimensions.
 */
public final class LanczosQuadrature {

  private static final String TRACE = "trace";

  private static final EstimatorMistake NOT_UNIT =
      EstimatorMistake.rule(
          "probe-not-normalised",
          "the probe is not normalised",
          s -> moments(s, s.draw("probe"), steps(s), false));
  private static final EstimatorMistake SHORT =
      EstimatorMistake.rule(
          "step-less",
          "one Lanczos step is left out",
          s -> moments(s, unit(s), steps(s) - 1, false));
  private static final EstimatorMistake SQUARED =
      EstimatorMistake.rule(
          "norm-not-rooted",
          "squared norms are taken for the off-diagonal elements",
          s -> moments(s, unit(s), steps(s), true));
  private static final EstimatorMistake POWERS =
      EstimatorMistake.result(
          "powers-of-mean",
          "powers of the first moment are taken for moments",
          (s, moments) -> Rows.columns(moments, 1, 2).pow(s.input("powers")));

  private static final double[] HESSIAN = {2, 0.5, -1, 0.5, 1, 0.75, -1, 0.75, 3};

  /** I + 2 u uᵀ with u = (1,1,1,1)/2: eigenvalues 1 and 3. */
  private static final double[] TWO_VALUES = {
    1.5, 0.5, 0.5, 0.5, 0.5, 1.5, 0.5, 0.5, 0.5, 0.5, 1.5, 0.5, 0.5, 0.5, 0.5, 1.5
  };

  private static final Setting THREE =
      setting("3 eigenvalues, 2 steps", HESSIAN, 2, 3).drawing(given(1.5, -0.5, 2));
  private static final Setting ONE_STEP =
      setting("3 eigenvalues, 1 step", HESSIAN, 1, 2).drawing(given(1.5, -0.5, 2));
  private static final Setting TWO =
      setting("2 eigenvalues, 2 steps", TWO_VALUES, 2, 6).drawing(given(1.5, -0.5, 2, 0.25));
  private static final Setting SIGNS =
      setting("random signs", HESSIAN, 2, 3).drawing(Law.signs("probe", Shape.of(1, 3)));

  /** The Hessian of x^3 depends on x: 6 x on its diagonal. */
  private static final Setting FOUR_STEPS =
      setting("5 eigenvalues, 4 steps", new double[25], 4, 6)
          .function(Separable.CUBE)
          .input("x", -0.25, 0.125, 0.375, 0.5, -0.0625)
          .drawing(given(1.5, -0.5, 2, 0.75, -1));

  private static final Setting OTHER_FOUR_STEPS =
      setting("5 other eigenvalues, 4 steps", new double[25], 4, 6)
          .function(Separable.FOURTH)
          .input("x", 0.5, -0.125, 0.25, -0.375, 0.4375)
          .drawing(given(-0.75, 1.25, 0.5, 1, 2));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("stochastic-lanczos-quadrature")
          .title("Stochastic Lanczos quadrature")
          .source(
              "Granziol, Zohren, Roberts, Learning Rates as a Function of Batch Size, 2020,"
                  + " arXiv:2006.09092; Golub, Meurant, Matrices, Moments and Quadrature, 1994")
          .rows("A113.2")
          .meaning("steps", "1, ..., m for m steps")
          .meaning("powers", "0, ..., J for the moments of these orders")
          .paper("moments of the spectral density", s -> moments(s, unit(s), steps(s), false))
          .dialect(
              TRACE,
              "traces of powers: d times the moments",
              s -> moments(s, unit(s), steps(s), false).times(s.draw("probe").shape().columns()))
          .mistakesIn(List.of(EstimatorSystem.PAPER), NOT_UNIT, SHORT, SQUARED, POWERS)
          .claims(
              ClosedForm.claim(
                      "SLQU-01",
                      "gauss-degree",
                      "With m steps the moments up to 2m - 1 are q H^j q.",
                      "degree of the Gauss rule")
                  .on(THREE)
                  .is(s -> direct(s, unit(s)))
                  .rejecting(NOT_UNIT, SHORT, SQUARED, POWERS),
              ClosedForm.claim(
                      "SLQU-02",
                      "first-missed",
                      "With one step the second moment is the square of the first.",
                      "a Gauss rule with one node")
                  .on(ONE_STEP)
                  .is(
                      s -> {
                        Tensor q = unit(s);
                        Tensor first = Rows.dot(q, product(s, q));
                        return Rows.join(Rows.of(s.backend(), 1), first, first.square());
                      })
                  .rejecting(NOT_UNIT),
              ClosedForm.claim(
                      "SLQU-03",
                      "few-eigenvalues",
                      "A spectrum of k eigenvalues is exact with k steps: all moments are.",
                      "the Krylov space is invariant")
                  .on(TWO)
                  .is(s -> direct(s, unit(s)))
                  .rejecting(NOT_UNIT, SHORT, SQUARED, POWERS),
              Unbiased.claim(
                      "SLQU-04",
                      "trace",
                      "Over all signs the mean of moment j is tr(H^j)/d for j up to 2m - 1.",
                      "E v v = identity")
                  .on(SIGNS)
                  .mean(s -> traces(s).over(3))
                  .rejecting(NOT_UNIT, SHORT, SQUARED, POWERS),
              Unbiased.claim(
                      "SLQU-05",
                      "traces",
                      "Over all signs the mean is tr(H^j).",
                      "E v v = identity")
                  .in(TRACE)
                  .on(SIGNS)
                  .mean(LanczosQuadrature::traces)
                  .rejecting(NOT_UNIT, SHORT, SQUARED),
              Cost.claim("SLQU-06", "cost", "m products with the Hessian.", "the algorithm")
                  .in(EstimatorSystem.PAPER, TRACE)
                  .on(THREE)
                  .calls(Counted.Call.HESSIAN_VECTOR, 2)
                  .rejecting(SHORT),
              AsDeclared.claims("SLQU", 31).on(FOUR_STEPS, OTHER_FOUR_STEPS).rejectingUnseen())
          .build();

  private LanczosQuadrature() {}

  private static Setting setting(String name, double[] hessian, int steps, int powers) {
    double[] step = new double[steps];
    double[] power = new double[powers + 1];
    for (int k = 0; k < steps; k++) {
      step[k] = k + 1;
    }
    for (int j = 0; j <= powers; j++) {
      power[j] = j;
    }
    int d = (int) Math.sqrt(hessian.length);
    return Setting.named(name)
        .function(Quadratic.of(hessian, new double[d]))
        .input("x", new double[d])
        .input("steps", step)
        .input("powers", power);
  }

  private static Law given(double... probe) {
    return Law.given("probe", new Values(Shape.of(1, probe.length), probe));
  }

  private static int steps(Sample s) {
    return s.input("steps").shape().columns();
  }

  private static Tensor unit(Sample s) {
    return s.draw("probe").over(s.draw("probe").norm2());
  }

  private static Tensor product(Sample s, Tensor v) {
    return s.hessianVector(s.input("x"), v);
  }

  private static Tensor moments(Sample s, Tensor start, int steps, boolean squared) {
    Tensor[] basis = new Tensor[steps];
    Tensor matrix = s.backend().scalar(0);
    Tensor q = start;
    for (int k = 0; k < steps; k++) {
      basis[k] = q;
      Tensor w = product(s, q);
      matrix = Rows.dot(q, w).times(element(s, steps, k, k)).plus(matrix);
      for (int twice = 0; twice < 2; twice++) {
        for (int j = 0; j <= k; j++) {
          w = w.minus(basis[j].times(Rows.dot(w, basis[j])));
        }
      }
      if (k + 1 < steps) {
        Tensor norm = Rows.dot(w, w).sqrt();
        q = w.over(norm);
        Tensor both = element(s, steps, k, k + 1).plus(element(s, steps, k + 1, k));
        matrix = matrix.plus(both.times(squared ? norm.square() : norm));
      }
    }
    Tensor row = Rows.columns(Rows.identity(s.backend(), steps), 0, 1).transpose();
    return powers(s, row, matrix, v -> Rows.columns(v, 0, 1));
  }

  private static Tensor element(Sample s, int size, int row, int column) {
    double[] numbers = new double[size * size];
    numbers[row * size + column] = 1;
    return s.backend().tensor(Shape.of(size, size), numbers);
  }

  /** What is read off v, v T, v T², ... for as many powers as are asked for. */
  private static Tensor powers(Sample s, Tensor v, Tensor matrix, UnaryOperator<Tensor> reading) {
    Tensor[] all = new Tensor[s.input("powers").shape().columns()];
    Tensor at = v;
    for (int j = 0; j < all.length; j++) {
      all[j] = reading.apply(at);
      at = at.matmul(matrix);
    }
    return Rows.join(all);
  }

  private static Tensor hessian(Sample s) {
    int d = s.input("x").shape().columns();
    return product(s, Rows.identity(s.backend(), d));
  }

  /** q H^j q for all powers. */
  private static Tensor direct(Sample s, Tensor q) {
    return powers(s, q, hessian(s), v -> Rows.dot(v, q));
  }

  /** tr(H^j) for all powers. */
  private static Tensor traces(Sample s) {
    Tensor identity = Rows.identity(s.backend(), s.input("x").shape().columns());
    return powers(s, identity, hessian(s), v -> v.times(identity).sum(Axis.ROW).sum(Axis.COLUMN));
  }
}
