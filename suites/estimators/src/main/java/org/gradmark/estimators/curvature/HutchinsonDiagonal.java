package org.gradmark.estimators.curvature;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * Hutchinson's estimator of the diagonal of a Hessian.
 *
 * <pre>
 *   z: signs, or N(0, I)
 *   D ← mean of z * (H z), element by element
 * </pre>
 */
public final class HutchinsonDiagonal {

  private static final EstimatorMistake NO_PROBE =
      EstimatorMistake.rule(
          "product-alone", "H z is not multiplied by z", s -> Probes.products(s).mean(Axis.COLUMN));
  private static final EstimatorMistake ABSOLUTE =
      EstimatorMistake.rule(
          "absolute-value",
          "the absolute value is averaged",
          s -> s.draw("probe").times(Probes.products(s)).abs().mean(Axis.COLUMN));
  private static final EstimatorMistake TWICE =
      EstimatorMistake.rule(
          "product-twice",
          "the Hessian-vector product is computed twice",
          s ->
              s.draw("probe")
                  .times(Probes.products(s).plus(Probes.products(s)))
                  .over(2)
                  .mean(Axis.COLUMN));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("hutchinson-diagonal")
          .title("Hutchinson diagonal estimator")
          .source(
              "Bekas, Kokiopoulou, Saad, An estimator for the diagonal of a matrix, 2007; as used"
                  + " by Hemati et al., Understanding Hessian Alignment for Domain Generalization,"
                  + " ICCV 2023, arXiv:2308.11778")
          .rows("B08.1")
          .paper("z * H z", s -> s.draw("probe").times(Probes.products(s)).mean(Axis.COLUMN))
          .mistakes(
              NO_PROBE,
              ABSOLUTE,
              Probes.COINS,
              Probes.SUM,
              Probes.ONE_LESS,
              Probes.NOT_ONE,
              Probes.UNIT,
              Probes.THIRD)
          .claims(
              Unbiased.claim(
                      "DIAG-01",
                      "unbiased",
                      "The mean is the diagonal, for signs and for normal probes.",
                      "E z z^T = I")
                  .on(Probes.NETWORK, Probes.THREE_SIGNS, Probes.NORMAL)
                  .mean(Probes::diagonal)
                  .rejecting(
                      NO_PROBE,
                      ABSOLUTE,
                      Probes.COINS,
                      Probes.SUM,
                      Probes.ONE_LESS,
                      Probes.NOT_ONE),
              Variance.claim(
                      "DIAG-02",
                      "variance-of-signs",
                      "For m sign probes element i varies by (sum over j != i of H_ij^2)/m; for a"
                          + " diagonal H not at all.",
                      "signs are uncorrelated, their squares are 1")
                  .on(Probes.SIGNS, Probes.THREE_SIGNS, Probes.ON_AXES)
                  .each(s -> Probes.offDiagonal(s).over(s.input("probes")))
                  .rejecting(NO_PROBE, ABSOLUTE, Probes.COINS, Probes.NOT_ONE),
              Variance.claim(
                      "DIAG-03",
                      "variance-of-normal",
                      "For a normal probe it varies by 2 H_ii^2 more.",
                      "the fourth moment is 3")
                  .on(Probes.NORMAL, Probes.NORMAL_TWO)
                  .each(s -> Probes.offDiagonal(s).plus(Probes.diagonal(s).square().times(2)))
                  .rejecting(NO_PROBE, ABSOLUTE, Probes.NOT_ONE),
              Cost.claim(
                      "DIAG-04", "cost", "A probe costs one Hessian-vector product.", "the formula")
                  .on(Probes.TWO_SIGNS)
                  .calls(Counted.Call.HESSIAN_VECTOR, 2)
                  .rejecting(TWICE),
              AsDeclared.claims("DIAG", 11).on(Probes.wide(1), Probes.wide(2)).rejectingAll())
          .build();

  private HutchinsonDiagonal() {}
}
