package org.gradmark.estimators.clipping;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Clipping by the norm of all gradients together.
 *
 * <pre>
 *   n ← ||g||, over all tensors together
 *   if n &gt;= θ: g ← (θ/n) g
 * </pre>
 *
 * <p>Optax's {@code clip_by_global_norm}, Keras's {@code global_clipnorm}, TensorFlow's {@code
 * clip_by_global_norm}. PyTorch's {@code clip_grad_norm_} multiplies by {@code min(1, θ/(n +
 * 1e-6))}. Clipping tensor by tensor, as Keras's {@code clipnorm} and Deeplearning4j's {@code
 * ClipL2PerParamType} do, is a dialect, too.
 */
public final class NormClipping {

  private static final Hyperparameter NORM = Hyperparameter.CLIP_NORM;
  private static final double TORCH = 1e-6;

  private static final EstimatorMistake ALWAYS =
      Mistakes.factor(
          "always-rescaled",
          "short gradients are made longer, too",
          (limit, norm) -> limit.over(norm));
  private static final EstimatorMistake INVERTED =
      Mistakes.factor(
          "inverted",
          "the factor is inverted: long gradients stay, short ones are made shorter",
          (limit, norm) -> Measured.AT_MOST_ONE.of(norm, limit));
  private static final EstimatorMistake COMPARED =
      Mistakes.factor(
          "squared-norm-compared",
          "the squared norm is compared with theta",
          (limit, norm) ->
              norm.square().greaterThan(limit).where(limit.over(norm), norm.backend().scalar(1)));
  private static final EstimatorMistake NAN =
      Mistakes.factor(
          "zero-gives-nan",
          "a zero gradient is divided by its norm",
          (limit, norm) -> norm.min(limit).over(norm));
  private static final EstimatorMistake OWN_NORM =
      EstimatorMistake.rule(
          "own-norms",
          "each tensor is divided by its own norm when the norm of all is too long",
          s ->
              Model.norm(s)
                  .lessThan(s.get(NORM))
                  .where(Model.all(s), Model.each(s, g -> g.times(s.get(NORM)).over(g.norm2()))));
  private static final EstimatorMistake BY_VALUE =
      EstimatorMistake.rule(
          "by-value",
          "each element is clipped, which turns the gradient",
          s -> Model.all(s).clamp(s.get(NORM).negate(), s.get(NORM)));
  private static final EstimatorMistake IN_ROOT =
      EstimatorMistake.rule(
          "constant-in-root",
          "the constant 1e-6 is added inside the root of the norm",
          s -> clip(s, Model.norm(s).square().plus(TORCH).sqrt()));
  private static final EstimatorMistake IGNORED = EstimatorMistake.hardCoded(NORM, 1);
  private static final EstimatorMistake UNDIVIDED =
      EstimatorMistake.result(
          "not-divided-by-norm",
          "the result is not divided by the norm",
          (s, clipped) -> clipped.times(Model.norm(s)));

  /** Those that every dialect shows. */
  private static final EstimatorMistake[] SHARED =
      Stream.of(
              Mistakes.all(),
              Mistakes.ofNorms(),
              new EstimatorMistake[] {ALWAYS, INVERTED, COMPARED, BY_VALUE, IGNORED})
          .flatMap(Arrays::stream)
          .toArray(EstimatorMistake[]::new);

  private static final Setting CLIPPED = Model.gradients("norm 11, clipped to 2", 1).with(NORM, 2);
  private static final Setting KEPT =
      Model.gradients("norm 11/16, clipped to 2", 1.0 / 16).with(NORM, 2);

  private static final Setting ZERO = Model.gradients("no gradient", 0).with(NORM, 2);
  private static final Setting WEIGHT_ONLY =
      Model.weightOnly("two gradients of zero").with(NORM, 2);

  /** No norm is a float. */
  private static final Setting THIRD =
      Model.gradients("norm 11/3, clipped to 1.25", 1.0 / 3).with(NORM, 1.25);

  /** Small enough to see a constant of 1e-6. */
  private static final Setting SMALL =
      Model.gradients("norm 11/16384, clipped to 5/16384", 1.0 / 16384).with(NORM, 5.0 / 16384);

  /** The norms of all and of one tensor are below the limit, above it, above 1.5 times it. */
  private static final Setting BELOW = Model.gradients("norm 11, clipped to 12", 1).with(NORM, 12);

  private static final Setting ABOVE = Model.gradients("norm 11, clipped to 8", 1).with(NORM, 8);
  private static final Setting MORE =
      Model.gradients("norm 11, clipped to 6.25", 1).with(NORM, 6.25);
  private static final Setting TWICE = Model.gradients("norm 11, clipped to 5", 1).with(NORM, 5);

  /** The norm of all, and that of one tensor, by less than a thousandth above the limit. */
  private static final Setting JUST =
      Model.gradients("norm 11, clipped to 11 - 1/128", 1).with(NORM, 11 - 0x1p-7);

  private static final Setting JUST_ONE =
      Model.gradients("norms 9, 2 and 6, clipped to 9 - 1/128", 1).with(NORM, 9 - 0x1p-7);

  private static final Setting EXPLODED =
      Model.gradients("norm 11 2^13, clipped to 2", Model.EXPLODED).with(NORM, 2);
  private static final Setting EXPLODED_FAR =
      Model.gradients("norm 11 2^27, clipped to 2", Model.EXPLODED_FAR).with(NORM, 2);

  /** What shows every mistake with the norm of all. */
  private static final Setting[] TOGETHER = {
    CLIPPED, KEPT, SMALL, BELOW, JUST, JUST_ONE, ABOVE, MORE, EXPLODED, EXPLODED_FAR
  };

  private static final Setting LAYER =
      Model.larger("a layer, clipped to 1.5", 1, 1).with(NORM, 1.5);
  private static final Setting OTHER_LAYER =
      Model.larger("a larger layer, clipped to 8192", 4, 2048).with(NORM, 8192);

  private static final Setting WIDE = Model.wide().with(NORM, 1.5);
  private static final Setting TALL = Model.tall().with(NORM, 1.5);

  private static final Setting NOT_A_NUMBER =
      Model.nonFinite("NaN in the weight", Double.NaN).with(NORM, 1.5);
  private static final Setting INFINITE =
      Model.nonFinite("infinity in the weight", Double.NEGATIVE_INFINITY).with(NORM, 1.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("norm-clipping")
          .title("Gradient norm clipping")
          .source(
              "Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks,"
                  + " ICML 2013, arXiv:1211.5063, Algorithm 1")
          .rows("A015.1")
          .hyperparameters(NORM)
          .paper("g min(1, theta/n), n over all tensors", s -> clip(s, Model.norm(s)))
          .dialect(
              "torch",
              "g min(1, theta/(n + 1e-6)), as clip_grad_norm_",
              s -> clip(s, Model.norm(s).plus(TORCH)))
          .dialect(
              "per-tensor",
              "g min(1, theta/n), n over each tensor, as Keras's clipnorm",
              s -> Model.each(s, g -> g.times(factor(s, Model.norm(s, g)))))
          .mistakes(SHARED)
          .mistakesIn(List.of("paper", "torch"), Mistakes.ofAllTensors())
          .mistakesIn(List.of("paper"), OWN_NORM)
          .mistakesIn(List.of("torch"), IN_ROOT)
          .mistakesIn(List.of("paper", "per-tensor"), NAN)
          .claims(
              ClosedForm.claim(
                      "CLIP-01",
                      "global-norm",
                      "The result is (theta/n) g if n >= theta, else g.",
                      "Algorithm 1")
                  .on(TOGETHER)
                  .is(
                      s -> {
                        Tensor n = Model.norm(s);
                        Tensor shorter = Model.all(s).times(s.get(NORM)).over(n);
                        return n.lessThan(s.get(NORM)).where(Model.all(s), shorter);
                      })
                  .rejecting(SHARED),
              ClosedForm.claim(
                      "CLIP-02", "norm", "Its norm is min(n, theta), exactly.", "Algorithm 1")
                  .on(TOGETHER)
                  .of("the norm", (s, clipped) -> clipped.norm2())
                  .is(s -> Model.norm(s).min(s.get(NORM)))
                  .rejecting(SHARED),
              ClosedForm.claim(
                      "CLIP-03",
                      "torch-norm",
                      "With PyTorch's constant the norm is theta n/(n + 1e-6): a little less.",
                      "torch.nn.utils.clip_grad_norm_")
                  .in("torch")
                  .on(SMALL, KEPT, BELOW, ABOVE, MORE)
                  .of("the norm", (s, clipped) -> clipped.norm2())
                  .is(
                      s -> {
                        Tensor n = Model.norm(s);
                        return n.times(s.get(NORM)).over(n.plus(TORCH)).min(n);
                      })
                  .rejecting(
                      Mistakes.LAST,
                      COMPARED,
                      IN_ROOT,
                      Mistakes.ABOVE_MORE,
                      Mistakes.ABOVE_TWICE,
                      IGNORED),
              ClosedForm.claim(
                      "CLIP-04",
                      "tensor-norms",
                      "Tensor by tensor, each has the norm min(n_k, theta).",
                      "the formula")
                  .in("per-tensor")
                  .on(CLIPPED, KEPT, BELOW, JUST_ONE, ABOVE, MORE, TWICE, EXPLODED, EXPLODED_FAR)
                  .of(
                      "the norm of each tensor",
                      (s, clipped) -> Model.ofEach(clipped, Model::rowNorm))
                  .is(s -> Model.ofEach(Model.all(s), Model::rowNorm).min(s.get(NORM)))
                  .rejecting(SHARED),
              Axiom.claim(
                      "CLIP-05",
                      "scale",
                      "A gradient that is already too long gives the same when it is four times as"
                          + " long.",
                      "Algorithm 1")
                  .in("paper", "per-tensor")
                  .on(CLIPPED)
                  .changing(q -> Model.scaled(q, 4))
                  .changesNothing()
                  .rejecting(UNDIVIDED),
              AsDeclared.claims("CLIP", 11)
                  .on(
                      CLIPPED,
                      KEPT,
                      BELOW,
                      JUST,
                      JUST_ONE,
                      ABOVE,
                      MORE,
                      TWICE,
                      SMALL,
                      THIRD,
                      ZERO,
                      WEIGHT_ONLY,
                      EXPLODED,
                      EXPLODED_FAR)
                  .rejectingAll(),
              AsDeclared.claims("CLIP", 31).on(LAYER, OTHER_LAYER).rejectingUnseen(),
              AsDeclared.claims("CLIP", 51)
                  .on(WIDE, TALL)
                  .rejectingInLarge(Mistakes.ofBlocksOfNorms()),
              NonFinite.claims("CLIP", NOT_A_NUMBER, INFINITE))
          .build();

  private NormClipping() {}

  private static Tensor factor(Sample s, Tensor norm) {
    return Measured.factor(s, s.get(NORM), norm);
  }

  /** {@code g min(1, θ/n)}. */
  private static Tensor clip(Sample s, Tensor norm) {
    return Model.all(s).times(factor(s, norm));
  }
}
