package org.gradmark.estimators.statistic.objectives;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The weights of losses in a spectral risk that is made smooth by a quadratic penalty.
 *
 * <pre>
 *   q ← argmax of q l - (nu n/2)|q - 1/n|² over the permutahedron of the spectrum s
 *     = l/(n nu) + 1/n - z,  z the isotonic regression of l/(n nu) + 1/n - s for sorted losses
 * </pre>
 *
 * Inputs {@code losses [1,n]}, all different, and {@code spectrum [1,n]}, rising, of sum 1. The
 * result is {@code [1,n]}, in the order of the losses.
 */
public final class SpectralRisk {

  private static final Hyperparameter NU =
      new Hyperparameter("shift_cost", "price of unequal weights (nu)", 1e-6, 1e6, 1);
  private static final String NO_COUNT = "nu-without-count";

  private static final EstimatorMistake HARD =
      EstimatorMistake.rule(
          "hard-weights",
          "the penalty is left out: the weights are the spectrum in the order of losses",
          s -> sorted(s).times(0).plus(s.input("spectrum")).matmul(order(s)));
  private static final EstimatorMistake NOT_POOLED =
      EstimatorMistake.rule(
          "not-projected",
          "the weights are moved but not projected on the permutahedron",
          s -> {
            Tensor scaled = scaled(s, true);
            return scaled.minus(scaled.mean(Axis.ROW)).plus(1.0 / count(s)).matmul(order(s));
          });
  private static final EstimatorMistake UNSORTED =
      EstimatorMistake.result(
          "left-sorted",
          "the weights stay in the order of sorted losses",
          (s, q) -> q.matmul(order(s).transpose()));
  private static final EstimatorMistake UNIFORM =
      EstimatorMistake.result(
          "uniform", "all weights are 1/n", (s, q) -> q.times(0).plus(1.0 / count(s)));

  private static final Setting SMALL = setting("a low price", 0.0625);
  private static final Setting LARGE = setting("a high price", 8);
  private static final Setting MIDDLE = setting("a middling price", 1.25);

  private static final Setting SEVEN =
      Setting.named("7 losses, nu = 0.75")
          .input("losses", -1.5, 2.25, 0.5, 3, -0.75, 1, 4.5)
          .input("spectrum", 0.015625, 0.03125, 0.0625, 0.109375, 0.15625, 0.25, 0.375)
          .with(NU, 0.75);
  private static final Setting OTHER_SEVEN =
      Setting.named("7 other losses, nu = 2")
          .input("losses", 5.5, 0.25, -2, 1.5, 0.75, -0.5, 2)
          .input("spectrum", 0.046875, 0.078125, 0.09375, 0.125, 0.15625, 0.203125, 0.296875)
          .with(NU, 2);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("spectral-risk-weights")
          .title("Smooth weights of a spectral risk")
          .source(
              "Mehta, Roulet, Pillutla, Harchaoui, Distributionally Robust Optimization with Bias and Variance Reduction,"
                  + " ICLR 2024, arXiv:2310.13863")
          .rows("A044.1")
          .hyperparameters(NU)
          .paper("price nu n", s -> weights(s, true))
          .dialect(NO_COUNT, "price nu, without the number of losses", s -> weights(s, false))
          .mistakes(HARD, UNSORTED, UNIFORM)
          .mistakesIn(List.of(EstimatorSystem.PAPER), NOT_POOLED)
          .claims(
              ClosedForm.claim(
                      "SPEC-01",
                      "low-price",
                      "For a low price the weights are the spectrum, in the order of losses.",
                      "no blocks are pooled")
                  .in(EstimatorSystem.PAPER, NO_COUNT)
                  .on(SMALL)
                  .is(s -> s.input("hard"))
                  .rejecting(NOT_POOLED, UNSORTED, UNIFORM),
              ClosedForm.claim(
                      "SPEC-02",
                      "high-price",
                      "For a high price they are 1/n + (loss - mean)/(n nu).",
                      "all are pooled")
                  .on(LARGE)
                  .is(
                      s -> {
                        Tensor l = s.input("losses");
                        Tensor shift = l.minus(l.mean(Axis.ROW)).over(s.get(NU).times(4));
                        return shift.plus(0.25);
                      })
                  .rejecting(HARD, UNSORTED, UNIFORM),
              ClosedForm.claim(
                      "SPEC-03",
                      "high-price-without-count",
                      "Without the count they are 1/n + (loss - mean)/nu.",
                      "all are pooled")
                  .in(NO_COUNT)
                  .on(setting("a very high price", 32))
                  .is(
                      s -> {
                        Tensor l = s.input("losses");
                        return l.minus(l.mean(Axis.ROW)).over(s.get(NU)).plus(0.25);
                      })
                  .rejecting(HARD, UNSORTED, UNIFORM),
              ClosedForm.claim(
                      "SPEC-04",
                      "partly-pooled",
                      "At a middling price the two smallest losses are pooled, the others keep their weights.",
                      "isotonic regression by hand")
                  .on(MIDDLE)
                  .is(
                      s -> {
                        Tensor l = s.input("losses");
                        Tensor pair = s.input("pooled");
                        Tensor mean = l.times(pair).sum(Axis.ROW).over(2);
                        Tensor shift = l.minus(mean).over(s.get(NU).times(4));
                        Tensor weight = s.input("hard").times(pair).sum(Axis.ROW).over(2);
                        return pair.where(shift.plus(weight), s.input("hard"));
                      })
                  .rejecting(HARD, NOT_POOLED, UNSORTED, UNIFORM),
              ClosedForm.claim("SPEC-05", "sum", "The weights sum to 1.", "the permutahedron")
                  .in(EstimatorSystem.PAPER, NO_COUNT)
                  .on(SMALL, MIDDLE, LARGE)
                  .of("the sum", (s, q) -> q.sum(Axis.ROW))
                  .is(s -> s.input("spectrum").sum(Axis.ROW))
                  .rejecting(
                      EstimatorMistake.scaled(
                          "over-n", "the weights are divided by their number", 0.25)),
              Axiom.claim(
                      "SPEC-06",
                      "shift",
                      "The same added to all losses changes nothing.",
                      "the weights sum to 1")
                  .in(EstimatorSystem.PAPER, NO_COUNT)
                  .on(MIDDLE)
                  .changing(q -> q.withInput("losses", q.inputs().get("losses").map(l -> l + 2)))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.result(
                          "loss-weighted",
                          "the weights are multiplied by the losses",
                          (s, q) -> q.times(s.input("losses")))),
              AsDeclared.claims("SPEC", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private SpectralRisk() {}

  private static Setting setting(String name, double nu) {
    return Setting.named(name + ", nu = " + nu)
        .input("losses", 1.5, 0.25, 4, 0.5)
        .input("spectrum", 0.0625, 0.125, 0.3125, 0.5)
        .input("hard", 0.3125, 0.0625, 0.5, 0.125)
        .input("pooled", 0, 1, 0, 1)
        .with(NU, nu);
  }

  private static int count(Sample s) {
    return s.input("losses").shape().columns();
  }

  /** The permutation that puts sorted values back: row r is the place of the r-th smallest loss. */
  private static Tensor order(Sample s) {
    Tensor l = s.input("losses");
    Tensor rank = l.transpose().lessThan(l).sum(Axis.COLUMN);
    double[] places = new double[count(s)];
    for (int r = 0; r < places.length; r++) {
      places[r] = r;
    }
    return s.backend().tensor(Shape.of(places.length, 1), places).equalTo(rank);
  }

  private static Tensor sorted(Sample s) {
    return s.input("losses").matmul(order(s).transpose());
  }

  private static Tensor scaled(Sample s, boolean counted) {
    return sorted(s).over(s.get(NU).times(counted ? count(s) : 1));
  }

  private static Tensor weights(Sample s, boolean counted) {
    Tensor target = scaled(s, counted).plus(1.0 / count(s));
    Tensor z = isotonic(s, target.minus(s.input("spectrum")));
    return target.minus(z).matmul(order(s));
  }

  /**
   * The rising row nearest to a row: the largest over i up to r of the smallest mean of i to k, k
   * from r.
   */
  private static Tensor isotonic(Sample s, Tensor row) {
    int n = count(s);
    Tensor[] all = new Tensor[n];
    for (int r = 0; r < n; r++) {
      for (int i = 0; i <= r; i++) {
        Tensor least = null;
        for (int k = r; k < n; k++) {
          Tensor mean = Rows.columns(row, i, k + 1).mean(Axis.ROW);
          least = least == null ? mean : least.min(mean);
        }
        all[r] = all[r] == null ? least : all[r].max(least);
      }
    }
    return Rows.join(all);
  }
}
