package org.gradmark.estimators.clipping;

import java.util.List;
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

  private static final EstimatorMistake SQUARED =
      EstimatorMistake.rule(
          "norm-squared",
          "the squared norm is taken for the norm",
          s -> clip(s, Model.norm(s).square(), 0));
  private static final EstimatorMistake ALWAYS =
      EstimatorMistake.rule(
          "always-rescaled",
          "short gradients are made longer, too",
          s -> Model.all(s).times(s.get(NORM)).over(Model.norm(s)));
  private static final EstimatorMistake ALWAYS_TORCH =
      EstimatorMistake.rule(
          "always-rescaled",
          "short gradients are made longer, too",
          s -> Model.all(s).times(s.get(NORM)).over(Model.norm(s).plus(TORCH)));
  private static final EstimatorMistake INVERTED =
      EstimatorMistake.rule(
          "inverted",
          "the factor is inverted: long gradients stay, short ones are made shorter",
          s -> Model.all(s).times(Model.norm(s).over(s.get(NORM)).min(s.backend().scalar(1))));
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
  private static final EstimatorMistake MEAN_SQUARE =
      EstimatorMistake.rule(
          "root-mean-square",
          "the root mean square is taken for the norm",
          s -> clip(s, Model.norm(s).over(s.backend().scalar(10).sqrt()), 0));
  private static final EstimatorMistake LARGEST =
      EstimatorMistake.rule(
          "largest-element",
          "the largest element is taken for the norm",
          s -> clip(s, Model.all(s).normMax(), 0));
  private static final EstimatorMistake SUM_OF_NORMS =
      EstimatorMistake.rule(
          "norms-added",
          "the norms of the tensors are added, not their squares",
          s -> clip(s, Model.ofEach(Model.all(s), Model::rowNorm).norm1(), 0));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.rule(
          "first-tensor",
          "the norm of the first tensor is taken for that of all",
          s -> clip(s, Model.gradient(s, 1).norm2(), 0));
  private static final EstimatorMistake LAST =
      EstimatorMistake.rule(
          "last-tensor-missing",
          "the last tensor is missing in the norm",
          s -> clip(s, Model.normButLast(s), 0));
  private static final EstimatorMistake LAST_TORCH =
      EstimatorMistake.rule(LAST.id(), LAST.cause(), s -> clip(s, Model.normButLast(s), TORCH));
  private static final EstimatorMistake COMPARED =
      EstimatorMistake.rule(
          "squared-norm-compared",
          "the squared norm is compared with theta",
          s -> compared(s, Model.all(s), 0));
  private static final EstimatorMistake COMPARED_TORCH =
      EstimatorMistake.rule(COMPARED.id(), COMPARED.cause(), s -> compared(s, Model.all(s), TORCH));
  private static final EstimatorMistake COMPARED_EACH =
      EstimatorMistake.rule(
          COMPARED.id(), COMPARED.cause(), s -> Model.each(s, g -> compared(s, g, 0)));
  private static final EstimatorMistake IN_ROOT =
      EstimatorMistake.rule(
          "constant-in-root",
          "the constant 1e-6 is added inside the root of the norm",
          s -> clip(s, Model.norm(s).square().plus(TORCH).sqrt(), 0));
  private static final EstimatorMistake IGNORED = EstimatorMistake.hardCoded(NORM, 1);
  private static final EstimatorMistake NAN =
      EstimatorMistake.rule(
          "zero-gives-nan",
          "a zero gradient is divided by its norm",
          s -> Model.all(s).over(Model.norm(s)).times(Model.norm(s).min(s.get(NORM))));
  private static final EstimatorMistake NAN_EACH =
      EstimatorMistake.rule(
          "zero-gives-nan",
          "a zero gradient is divided by its norm",
          s -> Model.each(s, g -> g.over(g.norm2()).times(g.norm2().min(s.get(NORM)))));
  private static final EstimatorMistake UNDIVIDED =
      EstimatorMistake.result(
          "not-divided-by-norm",
          "the result is not divided by the norm",
          (s, clipped) -> clipped.times(Model.norm(s)));

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

  private static final Setting LAYER =
      Model.larger("a layer, clipped to 1.5", 1, 1).with(NORM, 1.5);
  private static final Setting OTHER_LAYER =
      Model.larger("a larger layer, clipped to 8192", 4, 2048).with(NORM, 8192);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("norm-clipping")
          .title("Gradient norm clipping")
          .source(
              "Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks,"
                  + " ICML 2013, arXiv:1211.5063, Algorithm 1")
          .rows("A015.1")
          .hyperparameters(NORM)
          .paper("g min(1, theta/n), n over all tensors", s -> clip(s, Model.norm(s), 0))
          .dialect(
              "torch",
              "g min(1, theta/(n + 1e-6)), as clip_grad_norm_",
              s -> clip(s, Model.norm(s), TORCH))
          .dialect(
              "per-tensor",
              "g min(1, theta/n), n over each tensor, as Keras's clipnorm",
              s -> Model.each(s, g -> g.times(factor(s, g.norm2(), 0))))
          .mistakes(Mistakes.ABOVE_MORE, Mistakes.ABOVE_TWICE, IGNORED)
          .mistakesIn(List.of("torch"), ALWAYS_TORCH, INVERTED, LAST_TORCH, COMPARED_TORCH, IN_ROOT)
          .mistakesIn(
              List.of("paper"),
              OWN_NORM,
              SQUARED,
              ALWAYS,
              BY_VALUE,
              MEAN_SQUARE,
              LARGEST,
              SUM_OF_NORMS,
              FIRST,
              LAST,
              COMPARED,
              NAN)
          .mistakesIn(List.of("per-tensor"), COMPARED_EACH, NAN_EACH)
          .claims(
              ClosedForm.claim(
                      "CLIP-01",
                      "global-norm",
                      "The result is (theta/n) g if n >= theta, else g.",
                      "Algorithm 1")
                  .on(CLIPPED, KEPT, SMALL, BELOW, ABOVE, MORE)
                  .is(
                      s -> {
                        Tensor n = Model.norm(s);
                        Tensor shorter = Model.all(s).times(s.get(NORM)).over(n);
                        return n.lessThan(s.get(NORM)).where(Model.all(s), shorter);
                      })
                  .rejecting(
                      SQUARED,
                      ALWAYS,
                      BY_VALUE,
                      MEAN_SQUARE,
                      LARGEST,
                      SUM_OF_NORMS,
                      FIRST,
                      LAST,
                      COMPARED,
                      Mistakes.ABOVE_MORE,
                      Mistakes.ABOVE_TWICE,
                      IGNORED),
              ClosedForm.claim(
                      "CLIP-02", "norm", "Its norm is min(n, theta), exactly.", "Algorithm 1")
                  .on(CLIPPED, KEPT, SMALL, BELOW, ABOVE, MORE)
                  .of("the norm", (s, clipped) -> clipped.norm2())
                  .is(s -> Model.norm(s).min(s.get(NORM)))
                  .rejecting(
                      SQUARED,
                      ALWAYS,
                      BY_VALUE,
                      MEAN_SQUARE,
                      LARGEST,
                      LAST,
                      COMPARED,
                      Mistakes.ABOVE_MORE,
                      Mistakes.ABOVE_TWICE,
                      IGNORED),
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
                      LAST_TORCH,
                      COMPARED_TORCH,
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
                  .on(CLIPPED, KEPT, BELOW, ABOVE, MORE, TWICE)
                  .of(
                      "the norm of each tensor",
                      (s, clipped) -> Model.ofEach(clipped, Model::rowNorm))
                  .is(s -> Model.ofEach(Model.all(s), Model::rowNorm).min(s.get(NORM)))
                  .rejecting(COMPARED_EACH, Mistakes.ABOVE_MORE, Mistakes.ABOVE_TWICE, IGNORED),
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
                  .on(CLIPPED, KEPT, BELOW, ABOVE, MORE, TWICE, SMALL, THIRD, ZERO, WEIGHT_ONLY)
                  .rejectingAll(),
              AsDeclared.claims("CLIP", 31).on(LAYER, OTHER_LAYER).rejectingUnseen())
          .build();

  private NormClipping() {}

  private static Tensor factor(Sample s, Tensor norm, double epsilon) {
    Tensor factor = s.get(NORM).over(epsilon == 0 ? norm : norm.plus(epsilon));
    return factor.min(s.backend().scalar(1));
  }

  /** {@code g min(1, θ/(n + epsilon))}. */
  private static Tensor clip(Sample s, Tensor norm, double epsilon) {
    return Model.all(s).times(factor(s, norm, epsilon));
  }

  /** What is too long by its squared norm has the norm θ. */
  private static Tensor compared(Sample s, Tensor g, double epsilon) {
    Tensor norm = g.norm2();
    Tensor limited = g.times(s.get(NORM).over(norm.plus(epsilon)));
    return norm.square().greaterThan(s.get(NORM)).where(limited, g);
  }
}
