package org.gradmark.estimators.statistic.gradients;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * Filter normalisation: a random direction for plots of a loss, each filter as long as the
 * weights'.
 *
 * <pre>
 *   d_i ← d_i |w_i|/(|d_i| + eps) for each filter i
 * </pre>
 *
 * Input {@code weights [out,in]}, a filter a row; draws {@code direction [out,in]}.
 */
public final class FilterNormalization {

  private static final Hyperparameter EPS = Hyperparameter.EPSILON.withDefault(1e-10);
  private static final String COLUMNS = "last-axis";
  private static final String LAYER = "layer";

  private static final EstimatorMistake UNIT =
      EstimatorMistake.input(
          "unit-length",
          "filters get the length 1",
          "weights",
          (s, w) -> w.over(lengths(w, Axis.ROW)));
  private static final EstimatorMistake SQUARED =
      EstimatorMistake.rule(
          "squared-norms",
          "squared lengths are taken for lengths",
          s -> {
            Tensor d = s.draw("direction");
            Tensor share = lengths(s.input("weights"), Axis.ROW).square();
            return d.times(share.over(lengths(d, Axis.ROW).square().plus(s.get(EPS))));
          });
  private static final EstimatorMistake RAW =
      EstimatorMistake.rule(
          "not-normalised", "the direction is as drawn", s -> s.draw("direction"));

  private static final Values WEIGHTS = new Values(Shape.of(2, 3), 1, 2, 2, 0.5, -4, 1.5);

  private static final Setting GIVEN =
      Setting.named("a given direction")
          .input("weights", WEIGHTS)
          .with(EPS, 0.0009765625)
          .drawing(Law.given("direction", new Values(Shape.of(2, 3), 0.5, -1, 2, 3, 0.25, 1)));
  private static final Setting SIGNS =
      Setting.named("random signs")
          .input("weights", WEIGHTS)
          .with(EPS, 0)
          .drawing(Law.signs("direction", Shape.of(2, 3)));

  private static final Setting SEVEN =
      Setting.named("7 filters of 5 weights")
          .input("weights", Spread.matrix(7, 5, 1))
          .with(EPS, 0.0078125)
          .drawing(Law.given("direction", Spread.matrix(7, 5, 2)));
  private static final Setting OTHER_SEVEN =
      Setting.named("7 filters of large weights")
          .input("weights", Spread.matrix(7, 5, 3).map(w -> 4096 * w))
          .with(EPS, 0.0625)
          .drawing(Law.given("direction", Spread.matrix(7, 5, 4)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("filter-normalization")
          .title("Filter-normalised direction")
          .source(
              "Li, Xu, Taylor, Studer, Goldstein, Visualizing the Loss Landscape of Neural Nets, NeurIPS 2018,"
                  + " arXiv:1712.09913")
          .rows("A057.1")
          .hyperparameters(EPS)
          .paper("filters are rows", s -> normalised(s, Axis.ROW))
          .dialect(
              COLUMNS,
              "filters are columns, as where weights are [in,out]",
              s -> normalised(s, Axis.COLUMN))
          .dialect(
              LAYER,
              "the whole layer at once, without eps",
              s -> {
                Tensor d = s.draw("direction");
                return d.times(s.input("weights").norm2().over(d.norm2()));
              })
          .mistakesIn(List.of(EstimatorSystem.PAPER), UNIT, SQUARED)
          .mistakes(RAW)
          .claims(
              ClosedForm.claim(
                      "FILT-01",
                      "lengths",
                      "Each filter's squared length is |w|^2 (|d|/(|d| + eps))^2.",
                      "the formula")
                  .on(GIVEN)
                  .of("squared lengths", (s, d) -> d.square().sum(Axis.ROW))
                  .is(s -> squares(s, Axis.ROW))
                  .rejecting(UNIT, SQUARED, RAW, EstimatorMistake.hardCoded(EPS, 0)),
              ClosedForm.claim(
                      "FILT-02",
                      "column-lengths",
                      "With filters as columns that holds for columns.",
                      "the formula")
                  .in(COLUMNS)
                  .on(GIVEN)
                  .of("squared lengths", (s, d) -> d.square().sum(Axis.COLUMN))
                  .is(s -> squares(s, Axis.COLUMN))
                  .rejecting(UNIT, SQUARED, RAW),
              ClosedForm.claim(
                      "FILT-03",
                      "layer-length",
                      "The layer's direction is as long as its weights.",
                      "the formula")
                  .in(LAYER)
                  .on(GIVEN)
                  .of("the squared length", (s, d) -> d.square().sum(Axis.ALL))
                  .is(s -> s.input("weights").square().sum(Axis.ALL))
                  .rejecting(UNIT, RAW),
              Unbiased.claim(
                      "FILT-04",
                      "random-products",
                      "For random signs the mean squared product with a filter of k weights is |w|^4/k.",
                      "E d d = (|w|^2/k) identity")
                  .on(SIGNS)
                  .of(
                      "squared products",
                      (s, d) -> d.times(s.input("weights")).sum(Axis.ROW).square())
                  .mean(s -> s.input("weights").square().sum(Axis.ROW).square().over(3))
                  .rejecting(UNIT, SQUARED, RAW),
              Variance.claim(
                      "FILT-05",
                      "layer-variance",
                      "For random signs each element of the layer's direction has the mean square weight as variance.",
                      "all signs have one length")
                  .in(LAYER)
                  .on(SIGNS)
                  .each(
                      s -> {
                        Tensor w = s.input("weights");
                        return w.times(0).plus(w.square().mean(Axis.ALL));
                      })
                  .rejecting(UNIT, RAW),
              AsDeclared.claims("FILT", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private FilterNormalization() {}

  private static Tensor lengths(Tensor matrix, Axis axis) {
    return matrix.square().sum(axis).sqrt();
  }

  private static Tensor normalised(Sample s, Axis axis) {
    Tensor d = s.draw("direction");
    return d.times(lengths(s.input("weights"), axis).over(lengths(d, axis).plus(s.get(EPS))));
  }

  private static Tensor squares(Sample s, Axis axis) {
    Tensor length = lengths(s.draw("direction"), axis);
    Tensor share = length.over(length.plus(s.get(EPS))).square();
    return s.input("weights").square().sum(axis).times(share);
  }
}
