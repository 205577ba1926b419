package org.gradmark.estimators.curvature;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * Hutchinson's estimator of the trace of a Hessian.
 *
 * <pre>
 *   z: signs, or N(0, I)
 *   t ← mean of z·H z
 * </pre>
 */
public final class HutchinsonTrace {

  private static final EstimatorMistake NO_SECOND_PROBE =
      EstimatorMistake.rule(
          "sum-of-product",
          "the elements of H z are summed without z",
          s -> Probes.products(s).sum(Axis.ROW).mean(Axis.COLUMN));
  private static final EstimatorMistake NORM =
      EstimatorMistake.rule(
          "squared-product",
          "||H z||^2 is taken, which estimates ||H||_F^2",
          s -> Rows.dot(Probes.products(s), Probes.products(s)).mean(Axis.COLUMN));
  private static final EstimatorMistake PER_ELEMENT =
      EstimatorMistake.rule(
          "mean-of-elements",
          "the elements of z*Hz are averaged, not summed",
          s -> s.draw("probe").times(Probes.products(s)).mean(Axis.ROW).mean(Axis.COLUMN));

  private static final EstimatorMistake NOT_NEGATIVE =
      EstimatorMistake.rule(
          "not-negative",
          "max(0, z . H z) is taken of every probe: a negative one is lost",
          s -> {
            Tensor each = Rows.dot(s.draw("probe"), Probes.products(s));
            return each.plus(each.abs()).over(2).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake ABSOLUTE =
      EstimatorMistake.rule(
          "absolute-value",
          "|z . H z| is taken of every probe",
          s -> Rows.dot(s.draw("probe"), Probes.products(s)).abs().mean(Axis.COLUMN));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("hutchinson-trace")
          .title("Hutchinson trace estimator")
          .source(
              "Hutchinson, A Stochastic Estimator of the Trace of the Influence Matrix for"
                  + " Laplacian Smoothing Splines, 1990; Avron, Toledo, Randomized Algorithms for"
                  + " Estimating the Trace, JACM 58, 2011")
          .rows("S053.1")
          .paper("z . H z", s -> Rows.dot(s.draw("probe"), Probes.products(s)).mean(Axis.COLUMN))
          .mistakes(
              NO_SECOND_PROBE,
              NORM,
              PER_ELEMENT,
              NOT_NEGATIVE,
              ABSOLUTE,
              Probes.COINS,
              Probes.SUM,
              Probes.ONE_LESS,
              Probes.NOT_ONE,
              Probes.UNIT,
              Probes.THIRD)
          .claims(
              Unbiased.claim(
                      "TRACE-01",
                      "unbiased",
                      "The mean is the trace, for signs and for normal probes.",
                      "E z z^T = I")
                  .on(Probes.NETWORK, Probes.THREE_SIGNS, Probes.NORMAL)
                  .mean(s -> Probes.diagonal(s).sum(Axis.ROW))
                  .rejecting(
                      NO_SECOND_PROBE,
                      NORM,
                      PER_ELEMENT,
                      NOT_NEGATIVE,
                      ABSOLUTE,
                      Probes.COINS,
                      Probes.SUM,
                      Probes.ONE_LESS,
                      Probes.NOT_ONE),
              Variance.claim(
                      "TRACE-02",
                      "variance-of-signs",
                      "For m sign probes the variance is 2 (||H||_F^2 - sum H_ii^2) / m; for a"
                          + " diagonal H it is zero.",
                      "Avron and Toledo 2011, lemma 9")
                  .on(Probes.SIGNS, Probes.THREE_SIGNS, Probes.ON_AXES)
                  .each(s -> Probes.offDiagonal(s).sum(Axis.ROW).times(2).over(s.input("probes")))
                  .rejecting(
                      NO_SECOND_PROBE,
                      NORM,
                      PER_ELEMENT,
                      NOT_NEGATIVE,
                      ABSOLUTE,
                      Probes.COINS,
                      Probes.ONE_LESS,
                      Probes.NOT_ONE),
              Variance.claim(
                      "TRACE-03",
                      "variance-of-normal",
                      "For a normal probe it is 2 ||H||_F^2.",
                      "Avron and Toledo 2011, lemma 5")
                  .on(Probes.NORMAL, Probes.NORMAL_TWO)
                  .each(s -> Probes.hessian(s).square().sum(Axis.COLUMN).sum(Axis.ROW).times(2))
                  .rejecting(NO_SECOND_PROBE, PER_ELEMENT, Probes.NOT_ONE),
              Cost.claim(
                      "TRACE-04",
                      "cost",
                      "A probe costs one Hessian-vector product.",
                      "the formula")
                  .on(Probes.TWO_SIGNS)
                  .calls(Counted.Call.HESSIAN_VECTOR, 2)
                  .rejecting(NORM),
              AsDeclared.claims("TRACE", 11).on(Probes.wide(1), Probes.wide(2)).rejectingAll())
          .build();

  private HutchinsonTrace() {}
}
