package org.gradmark.estimators.clipping;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Adaptive gradient clipping, unit by unit.
 *
 * <pre>
 *   m ← λ max(||w||, ε)
 *   if ||g|| &gt;= m: g ← (m/||g||) g
 * </pre>
 *
 * <p>A unit is a row of a matrix, the weights of one output; a tensor with one row is one unit.
 * Optax's {@code adaptive_grad_clip} (there units are columns), timm's {@code adaptive_clip_grad}.
 * Inputs {@code gradient_k} and {@code parameter_k}.
 */
public final class AdaptiveClipping {

  public static final Hyperparameter RATIO =
      new Hyperparameter(
          "clip_ratio",
          "largest norm of a gradient over that of its weights (lambda)",
          0,
          1e9,
          0.01);
  public static final Hyperparameter EPSILON = Hyperparameter.EPSILON.withDefault(1e-3);

  private static final EstimatorMistake WHOLE =
      Mistakes.measured(
          "whole-tensor",
          "norms are those of whole tensors, not of units",
          (s, norm, axis, x) -> Measured.TOGETHER.of(s, norm, Axis.ALL, x));
  private static final EstimatorMistake COLUMNS =
      Mistakes.measured(
          "units-are-columns",
          "columns are taken for units",
          (s, norm, axis, x) -> Measured.TOGETHER.of(s, norm, Axis.COLUMN, x));
  private static final EstimatorMistake ALWAYS =
      EstimatorMistake.rule(
          "always-rescaled",
          "short gradients are made longer, too",
          s -> each(s, (g, w) -> g.times(most(s, norm(s, w)).over(norm(s, g)))));
  private static final EstimatorMistake SUM =
      EstimatorMistake.rule(
          "epsilon-added",
          "epsilon is added to the norm of the weights",
          s -> clip(s, n -> n.plus(s.get(EPSILON)).times(s.get(RATIO))));
  private static final EstimatorMistake BY_GRADIENT =
      EstimatorMistake.rule(
          "fixed-norm",
          "the norm of the weights does not count",
          s -> clip(s, n -> n.times(0).plus(s.get(RATIO))));
  private static final EstimatorMistake NAN =
      EstimatorMistake.rule(
          "zero-gives-nan",
          "a zero gradient is divided by its norm",
          s -> each(s, (g, w) -> g.over(norm(s, g)).times(norm(s, g).min(most(s, norm(s, w))))));
  private static final EstimatorMistake NO_RATIO = EstimatorMistake.hardCoded(RATIO, 0.01);
  private static final EstimatorMistake NO_LEAST =
      EstimatorMistake.rule(
          "no-least-norm",
          "weights of norm 0 have no least norm: their gradients become 0",
          s -> clip(s, n -> n.times(s.get(RATIO))));
  private static final EstimatorMistake NO_EPSILON = EstimatorMistake.hardCoded(EPSILON, 1e-3);

  private static final Setting MIXED =
      weights(Model.gradients("units of norm sqrt 17, 8, 2, 6", 1))
          .with(RATIO, 0.75)
          .with(EPSILON, 0.5);
  private static final Setting WEIGHT_ONLY =
      weights(Model.weightOnly("two gradients of zero")).with(RATIO, 0.75).with(EPSILON, 0.5);
  private static final Setting SMALL =
      weights(Model.gradients("units a sixteenth as long", 1.0 / 16))
          .with(RATIO, 0.5)
          .with(EPSILON, 0.25);

  /** Units of 1.65 and 1.33 times the limit. */
  private static final Setting NEAR =
      weights(Model.gradients("units of norm sqrt 17, 8, 2, 6, less of them", 1))
          .with(RATIO, 0.5)
          .with(EPSILON, 0.5);

  /**
   * The unit of norm 2, whose weights have norm 3, is by less than a thousandth above the limit.
   */
  private static final Setting JUST =
      weights(Model.gradients("units of norm sqrt 17, 8, 2, 6, one just too long", 1))
          .with(RATIO, 0.66625)
          .with(EPSILON, 0.5);

  private static final Setting EXPLODED =
      weights(Model.gradients("units 2^13 times as long", Model.EXPLODED))
          .with(RATIO, 0.75)
          .with(EPSILON, 0.5);
  private static final Setting EXPLODED_FAR =
      weights(Model.gradients("units 2^27 times as long", Model.EXPLODED_FAR))
          .with(RATIO, 0.75)
          .with(EPSILON, 0.5);

  private static final Setting LAYER =
      Model.largerParameters(Model.larger("a layer", 1, 1), 7, 0.5)
          .with(RATIO, 0.75)
          .with(EPSILON, 0.5);
  private static final Setting OTHER_LAYER =
      Model.largerParameters(Model.larger("a larger layer", 4, 2048), 9, 2048)
          .with(RATIO, 0.5)
          .with(EPSILON, 0.25);

  private static final Setting WIDE =
      Model.largeParameters(Model.wide()).with(RATIO, 0.5).with(EPSILON, 0.25);
  private static final Setting TALL =
      Model.largeParameters(Model.tall()).with(RATIO, 0.5).with(EPSILON, 0.25);

  private static final Setting NOT_A_NUMBER =
      weights(Model.nonFinite("NaN in the weight", Double.NaN)).with(RATIO, 0.5);
  private static final Setting INFINITE =
      weights(Model.nonFinite("infinity in the weight", Double.NEGATIVE_INFINITY)).with(RATIO, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("adaptive-clipping")
          .title("Adaptive gradient clipping")
          .source(
              "Brock, De, Smith, Simonyan, High-Performance Large-Scale Image Recognition Without"
                  + " Normalization, ICML 2021, arXiv:2102.06171, equation 3")
          .rows("S133.1")
          .hyperparameters(RATIO, EPSILON)
          .paper(
              "g min(1, lambda max(||w||, epsilon)/||g||), unit by unit",
              s -> clip(s, n -> most(s, n)))
          .mistakes(WHOLE, COLUMNS, ALWAYS, SUM, BY_GRADIENT, NAN, NO_RATIO, NO_EPSILON, NO_LEAST)
          .mistakes(Mistakes.all())
          .mistakes(Mistakes.SUM, Mistakes.LARGEST)
          .claims(
              ClosedForm.claim(
                      "AGC-01",
                      "by-hand",
                      "With lambda = 3/4, epsilon = 1/2 and weights of norm 5, 0, 3, 1/8 the units'"
                          + " norms become 3.75, 0.375, 2, 0.375.",
                      "equation 3")
                  .on(MIXED)
                  .of(
                      "the norm of each unit",
                      (s, g) ->
                          Rows.join(
                              Model.rowNorm(Rows.columns(g, 0, 3)),
                              Model.rowNorm(Rows.columns(g, 3, 6)),
                              Model.rowNorm(Rows.columns(g, 6, 9)),
                              Model.rowNorm(Rows.columns(g, 9, 10))))
                  .is(s -> Rows.of(s.backend(), 3.75, 0.375, 2, 0.375))
                  .rejecting(WHOLE, COLUMNS, ALWAYS, SUM, BY_GRADIENT, NO_RATIO, NO_EPSILON),
              AsDeclared.claims("AGC", 11)
                  .on(MIXED, SMALL, JUST, NEAR, WEIGHT_ONLY, EXPLODED, EXPLODED_FAR)
                  .rejectingAll(),
              AsDeclared.claims("AGC", 31).on(LAYER, OTHER_LAYER).rejectingUnseen(),
              AsDeclared.claims("AGC", 51)
                  .on(WIDE, TALL)
                  .rejectingInLarge(Mistakes.ofBlocksOfNorms()),
              NonFinite.claims("AGC", NOT_A_NUMBER, INFINITE))
          .build();

  private AdaptiveClipping() {}

  private static Setting weights(Setting gradients) {
    return Model.parameters(
        gradients,
        new double[] {3, 0, -4, 0, 0, 0},
        new double[] {1, 2, -2},
        new double[] {-0.125});
  }

  private static Tensor norm(Sample s, Tensor x) {
    return Measured.norm(s, Measured.EUCLIDEAN, Axis.ROW, x);
  }

  private static Tensor most(Sample s, Tensor weightNorm) {
    return weightNorm.max(s.get(EPSILON)).times(s.get(RATIO));
  }

  private static Tensor clip(Sample s, UnaryOperator<Tensor> most) {
    return each(
        s,
        (g, w) -> {
          Tensor n = norm(s, g);
          Tensor limit = most.apply(norm(s, w));
          return n.lessThan(limit).where(g, g.times(limit.over(n)));
        });
  }

  private static Tensor each(Sample s, BinaryOperator<Tensor> change) {
    return Rows.join(
        Rows.flat(change.apply(Model.gradient(s, 1), s.input("parameter_1"))),
        Rows.flat(change.apply(Model.gradient(s, 2), s.input("parameter_2"))),
        Rows.flat(change.apply(Model.gradient(s, 3), s.input("parameter_3"))));
  }
}
