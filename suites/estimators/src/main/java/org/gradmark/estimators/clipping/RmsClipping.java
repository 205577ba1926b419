package org.gradmark.estimators.clipping;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Clipping by the root mean square of each tensor.
 *
 * <pre>
 *   g ← g/max(1, RMS(g)/c)
 * </pre>
 *
 * <p>Optax's {@code clip_by_block_rms}; Adafactor clips its updates so.
 */
public final class RmsClipping {

  public static final Hyperparameter LIMIT =
      new Hyperparameter("clip_rms", "largest root mean square of a tensor (c)", 0, 1e9, 1);

  private static final EstimatorMistake TOGETHER =
      EstimatorMistake.rule(
          "all-together",
          "the mean is over all tensors together",
          s -> Model.all(s).over(excess(s, Model.all(s))));
  private static final EstimatorMistake NORM =
      Mistakes.instead(
          "norm-for-mean", "the norm is taken for the root mean square", Measured.EUCLIDEAN);
  private static final EstimatorMistake LARGEST =
      Mistakes.instead(
          "largest-element",
          "the largest element is taken for the root mean square",
          Measured.LARGEST);
  private static final EstimatorMistake MEAN =
      Mistakes.instead(
          "mean-of-absolute-values",
          "the mean of absolute values is taken for the root mean square",
          (x, axis) -> x.abs().mean(axis));
  private static final EstimatorMistake NO_ROOT =
      Mistakes.instead(
          "no-root", "the mean square is taken for its root", (x, axis) -> x.square().mean(axis));
  private static final EstimatorMistake ALWAYS =
      EstimatorMistake.rule(
          "always-rescaled",
          "small gradients are made larger, too",
          s -> Model.each(s, g -> g.over(rms(s, g)).times(s.get(LIMIT))));
  private static final EstimatorMistake NAN =
      EstimatorMistake.rule(
          "zero-gives-nan",
          "a zero gradient is divided by its root mean square",
          s -> Model.each(s, g -> g.over(rms(s, g)).times(rms(s, g).min(s.get(LIMIT)))));
  private static final EstimatorMistake IGNORED = EstimatorMistake.hardCoded(LIMIT, 1);

  private static final Setting MIXED =
      Model.gradients("two of three clipped to 2", 1).with(LIMIT, 2);
  private static final Setting WEIGHT_ONLY =
      Model.weightOnly("two gradients of zero").with(LIMIT, 2);
  private static final Setting SMALL =
      Model.gradients("one of three clipped to 5/16", 1.0 / 16).with(LIMIT, 0.3125);

  /** Root mean squares of 1.13 and 1.85 times the limit, and of 0.82 and 1.33 times it. */
  private static final Setting ABOVE =
      Model.gradients("two of three clipped to 3.25", 1).with(LIMIT, 3.25);

  private static final Setting BELOW =
      Model.gradients("one of three clipped to 4.5", 1).with(LIMIT, 4.5);

  /** One by less than a thousandth above the limit. */
  private static final Setting JUST =
      Model.gradients("one of three clipped to 6 - 1/256", 1).with(LIMIT, 6 - 0x1p-8);

  private static final Setting EXPLODED =
      Model.gradients("2^13 times as much, clipped to 2", Model.EXPLODED).with(LIMIT, 2);
  private static final Setting EXPLODED_FAR =
      Model.gradients("2^27 times as much, clipped to 2", Model.EXPLODED_FAR).with(LIMIT, 2);

  private static final Setting LAYER =
      Model.larger("a layer, clipped to 1.5", 1, 1).with(LIMIT, 1.5);
  private static final Setting OTHER_LAYER =
      Model.larger("a larger layer, clipped to 3072", 4, 2048).with(LIMIT, 3072);

  private static final Setting WIDE = Model.wide().with(LIMIT, 0.75);
  private static final Setting TALL = Model.tall().with(LIMIT, 0.75);

  private static final Setting NOT_A_NUMBER =
      Model.nonFinite("NaN in the weight", Double.NaN).with(LIMIT, 0.75);
  private static final Setting INFINITE =
      Model.nonFinite("infinity in the weight", Double.NEGATIVE_INFINITY).with(LIMIT, 0.75);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("rms-clipping")
          .title("Clipping by root mean square")
          .source(
              "Shazeer, Stern, Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, ICML"
                  + " 2018, arXiv:1804.04235, section 6")
          .rows("S132.1")
          .hyperparameters(LIMIT)
          .paper(
              "g/max(1, RMS(g)/c), tensor by tensor", s -> Model.each(s, g -> g.over(excess(s, g))))
          .mistakes(TOGETHER, NORM, LARGEST, MEAN, NO_ROOT, ALWAYS, NAN, IGNORED)
          .mistakes(Mistakes.all())
          .claims(
              ClosedForm.claim(
                      "CLIPRMS-01",
                      "means",
                      "Each tensor's norm is min(n_k, c times the root of its size).",
                      "section 6")
                  .on(MIXED, ABOVE, BELOW)
                  .of(
                      "the norm of each tensor",
                      (s, clipped) -> Model.ofEach(clipped, Model::rowNorm))
                  .is(
                      s ->
                          Rows.of(s.backend(), 9, 2, 6)
                              .min(Rows.of(s.backend(), 6, 3, 1).sqrt().times(s.get(LIMIT))))
                  .rejecting(
                      TOGETHER,
                      NORM,
                      NO_ROOT,
                      ALWAYS,
                      Mistakes.ABOVE_MORE,
                      Mistakes.ABOVE_TWICE,
                      IGNORED),
              Axiom.claim(
                      "CLIPRMS-02",
                      "scale",
                      "With gradients and c four times as large the result is four times as large.",
                      "section 6")
                  .on(MIXED)
                  .changing(q -> Model.scaled(q, 4).withHyperparameter(LIMIT.name(), 8))
                  .changes(clipped -> clipped.times(4))
                  .rejecting(NO_ROOT, IGNORED),
              AsDeclared.claims("CLIPRMS", 11)
                  .on(MIXED, SMALL, JUST, ABOVE, BELOW, WEIGHT_ONLY, EXPLODED, EXPLODED_FAR)
                  .rejectingAll(),
              AsDeclared.claims("CLIPRMS", 31).on(LAYER, OTHER_LAYER).rejectingUnseen(),
              AsDeclared.claims("CLIPRMS", 51)
                  .on(WIDE, TALL)
                  .rejectingInLarge(Mistakes.ofBlocksOfNorms()),
              NonFinite.claims("CLIPRMS", NOT_A_NUMBER, INFINITE))
          .build();

  private RmsClipping() {}

  private static Tensor rms(Sample s, Tensor g) {
    return Measured.norm(s, Measured.ROOT_MEAN_SQUARE, Axis.ALL, g);
  }

  /** How many times the limit it is, at least one. */
  private static Tensor excess(Sample s, Tensor g) {
    return rms(s, g).over(s.get(LIMIT)).max(s.backend().scalar(1));
  }
}
