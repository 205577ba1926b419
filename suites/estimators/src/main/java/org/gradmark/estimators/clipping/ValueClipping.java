package org.gradmark.estimators.clipping;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Clipping of every element.
 *
 * <pre>
 *   g_i ← min(max(g_i, -c), c)
 * </pre>
 *
 * <p>PyTorch's {@code clip_grad_value_}, Optax's {@code clip}, Keras's {@code clipvalue},
 * Deeplearning4j's {@code ClipElementWiseAbsoluteValue}, DJL's {@code optClipGrad}.
 */
public final class ValueClipping {

  public static final Hyperparameter LIMIT =
      new Hyperparameter("clip_value", "largest absolute value of an element (c)", 0, 1e9, 1);

  private static final EstimatorMistake POSITIVE =
      EstimatorMistake.rule(
          "positive-side-only",
          "only the positive side is clipped",
          s -> Model.all(s).min(s.get(LIMIT)));
  private static final EstimatorMistake NEGATIVE =
      EstimatorMistake.rule(
          "negative-side-only",
          "only the negative side is clipped",
          s -> Model.all(s).max(s.get(LIMIT).negate()));
  private static final EstimatorMistake NORM =
      EstimatorMistake.rule(
          "by-norm",
          "the whole gradient is made shorter, not each element",
          s -> {
            Tensor g = Model.all(s);
            return g.times(s.get(LIMIT).over(g.norm2()).min(s.backend().scalar(1)));
          });
  private static final EstimatorMistake LARGEST =
      EstimatorMistake.rule(
          "by-largest",
          "all elements are divided by the largest, not each clipped",
          s -> {
            Tensor g = Model.all(s);
            return g.times(s.get(LIMIT).over(g.normMax()).min(s.backend().scalar(1)));
          });
  private static final EstimatorMistake UNSIGNED =
      EstimatorMistake.rule(
          "sign-lost",
          "what is clipped loses its sign",
          s ->
              Model.all(s)
                  .abs()
                  .greaterThan(s.get(LIMIT))
                  .where(Model.all(s).abs().min(s.get(LIMIT)), Model.all(s)));
  private static final EstimatorMistake DROPPED =
      EstimatorMistake.rule(
          "dropped",
          "what is too large becomes zero",
          s ->
              Model.all(s)
                  .abs()
                  .greaterThan(s.get(LIMIT))
                  .where(Model.all(s).times(0), Model.all(s)));
  private static final EstimatorMistake SIGN =
      EstimatorMistake.rule(
          "sign-of-all", "every element becomes +-c", s -> Model.all(s).sign().times(s.get(LIMIT)));
  private static final EstimatorMistake IGNORED = EstimatorMistake.hardCoded(LIMIT, 1);

  private static final EstimatorMistake NAN_CLIPPED =
      EstimatorMistake.rule(
          "nan-clipped",
          "NaN becomes the limit",
          s -> Model.all(s).equalTo(Model.all(s)).where(clip(s), s.get(LIMIT)));

  private static final EstimatorMistake[] ALL = {
    POSITIVE, NEGATIVE, NORM, LARGEST, UNSIGNED, DROPPED, SIGN, IGNORED
  };

  private static final Setting CLIPPED =
      Model.gradients("-2 … 8, clipped to 1.5", 1).with(LIMIT, 1.5);
  private static final Setting NEGATED = Model.gradients("-8 … 2, clipped to 3", -1).with(LIMIT, 3);

  /** Elements of 0.8, 1.2 and 1.6 times the limit. */
  private static final Setting NEAR = Model.gradients("-2 … 8, clipped to 5", 1).with(LIMIT, 5);

  /** One by less than a thousandth above the limit. */
  private static final Setting JUST =
      Model.gradients("-2 … 8, clipped to 8 - 1/256", 1).with(LIMIT, 8 - 0x1p-8);

  private static final Setting EXPLODED =
      Model.gradients("2^13 times as much, clipped to 1.5", Model.EXPLODED).with(LIMIT, 1.5);
  private static final Setting EXPLODED_FAR =
      Model.gradients("2^27 times as much, clipped to 1.5", Model.EXPLODED_FAR).with(LIMIT, 1.5);

  private static final Setting LAYER =
      Model.larger("a layer, clipped to 1.5", 1, 1).with(LIMIT, 1.5);
  private static final Setting OTHER_LAYER =
      Model.larger("a larger layer, clipped to 3072", 4, 2048).with(LIMIT, 3072);

  private static final Setting WIDE = Model.wide().with(LIMIT, 1.5);
  private static final Setting TALL = Model.tall().with(LIMIT, 1.5);

  private static final Setting NOT_A_NUMBER =
      Model.nonFinite("NaN in the weight", Double.NaN).with(LIMIT, 1.5);
  private static final Setting INFINITE =
      Model.nonFinite("infinity in the weight", Double.NEGATIVE_INFINITY).with(LIMIT, 1.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("value-clipping")
          .title("Gradient value clipping")
          .source(
              "Mikolov, Statistical Language Models Based on Neural Networks, PhD thesis, Brno 2012,"
                  + " section 3.3.2")
          .rows("S131.1")
          .hyperparameters(LIMIT)
          .paper("min(max(g, -c), c)", ValueClipping::clip)
          .mistakes(ALL)
          .mistakes(Mistakes.all())
          .claims(
              ClosedForm.claim(
                      "CLIPVALUE-01",
                      "by-hand",
                      "Of (4, -1, 0, 0, 8, 0), (0, -2, 0), (6) clipped to 1.5 is left (1.5, -1, 0, 0, 1.5, 0), (0, -1.5, 0), (1.5).",
                      "the formula")
                  .on(CLIPPED)
                  .is(s -> Rows.of(s.backend(), 1.5, -1, 0, 0, 1.5, 0, 0, -1.5, 0, 1.5))
                  .rejecting(POSITIVE, NEGATIVE, NORM, LARGEST, UNSIGNED, DROPPED, SIGN, IGNORED),
              ClosedForm.claim(
                      "CLIPVALUE-02",
                      "largest",
                      "The largest absolute value is min(max |g_i|, c).",
                      "the formula")
                  .on(CLIPPED, NEGATED, NEAR)
                  .of("the largest absolute value", (s, clipped) -> clipped.normMax())
                  .is(s -> Model.all(s).normMax().min(s.get(LIMIT)))
                  .rejecting(POSITIVE, NEGATIVE, DROPPED, Mistakes.ABOVE_TWICE, IGNORED),
              Axiom.claim(
                      "CLIPVALUE-03",
                      "odd",
                      "The negated gradient is clipped to the negated result.",
                      "the formula")
                  .on(CLIPPED)
                  .changing(q -> Model.scaled(q, -1))
                  .changes(clipped -> clipped.negate())
                  .rejecting(POSITIVE, NEGATIVE, UNSIGNED),
              AsDeclared.claims("CLIPVALUE", 11)
                  .on(CLIPPED, NEGATED, NEAR, JUST, INFINITE, EXPLODED, EXPLODED_FAR)
                  .rejectingAll(),
              AsDeclared.claims("CLIPVALUE", 31).on(LAYER, OTHER_LAYER).rejectingUnseen(),
              AsDeclared.claims("CLIPVALUE", 51)
                  .on(WIDE, TALL)
                  .rejectingInLarge(Mistakes.ofBlocks()),
              NonFinite.ofElements("CLIPVALUE", NOT_A_NUMBER, NAN_CLIPPED))
          .build();

  private ValueClipping() {}

  private static Tensor clip(Sample s) {
    return Model.all(s).clamp(s.get(LIMIT).negate(), s.get(LIMIT));
  }
}
