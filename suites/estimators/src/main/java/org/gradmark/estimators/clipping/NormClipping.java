package org.gradmark.estimators.clipping;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Clipping by the global norm. The input {@code gradient} has one row for every tensor of a model
 * (of equal size here).
 *
 * <pre>
 *   n ← ||g||, over all tensors together
 *   if n &gt;= θ: g ← (θ/n) g
 * </pre>
 *
 * <p>PyTorch's {@code clip_grad_norm_} multiplies by {@code min(1, θ/(n + 1e-6))}. Clipping tensor
 * by tensor, as Keras's {@code clipnorm} and Deeplearning4j's {@code ClipL2PerLayer} do, is a
 * dialect, too.
 */
public final class NormClipping {

  private static final Hyperparameter NORM = Hyperparameter.CLIP_NORM;

  /** Global norm 13: rows of norm 5 and 12. */
  private static final Values LONG = new Values(Shape.of(2, 2), 3, -4, 0, 12);

  /** Global norm 13/16. */
  private static final Values SHORT = LONG.map(x -> x / 16);

  private static final EstimatorMistake SQUARED =
      EstimatorMistake.rule(
          "norm-squared",
          "the squared norm is taken for the norm",
          s -> clip(s, norm(s).square(), 0));
  private static final EstimatorMistake ALWAYS =
      EstimatorMistake.rule(
          "always-rescaled",
          "short gradients are made longer, too",
          s -> g(s).times(s.get(NORM)).over(norm(s)));
  private static final EstimatorMistake BY_VALUE =
      EstimatorMistake.rule(
          "by-value",
          "each element is clipped, which turns the gradient",
          s -> g(s).clamp(s.get(NORM).negate(), s.get(NORM)));
  private static final EstimatorMistake MEAN_SQUARE =
      EstimatorMistake.rule(
          "root-mean-square",
          "the root mean square is taken for the norm",
          s -> clip(s, norm(s).over(Math.sqrt(4)), 0));
  private static final EstimatorMistake LARGEST =
      EstimatorMistake.rule(
          "largest-element",
          "the largest element is taken for the norm",
          s -> clip(s, g(s).normMax(), 0));
  private static final EstimatorMistake IGNORED = EstimatorMistake.hardCoded(NORM, 1);

  private static final Setting CLIPPED =
      Setting.named("norm 13, clipped to 2").input("gradient", LONG).with(NORM, 2);
  private static final Setting KEPT =
      Setting.named("norm 13/16, clipped to 2").input("gradient", SHORT).with(NORM, 2);

  /** Small enough to see a constant of 1e-6. */
  private static final Setting SMALL =
      Setting.named("norm 13/16384, clipped to 1/2048")
          .input("gradient", LONG.map(x -> x / 16384))
          .with(NORM, 1.0 / 2048);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("norm-clipping")
          .title("Gradient norm clipping")
          .source(
              "Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks, ICML 2013,"
                  + " arXiv:1211.5063, Algorithm 1")
          .rows("A015.1")
          .hyperparameters(NORM)
          .paper("g min(1, theta/n), n over all tensors", s -> clip(s, norm(s), 0))
          .dialect(
              "torch",
              "g min(1, theta/(n + 1e-6)), as clip_grad_norm_",
              s -> clip(s, norm(s), 1e-6))
          .dialect(
              "per-tensor",
              "g min(1, theta/n), n over each tensor, as Keras's clipnorm",
              s -> clip(s, Rows.dot(g(s), g(s)).sqrt(), 0))
          .mistakes(IGNORED)
          .mistakesIn(List.of("paper"), SQUARED, ALWAYS, BY_VALUE, MEAN_SQUARE, LARGEST)
          .claims(
              ClosedForm.claim(
                      "CLIP-01",
                      "global-norm",
                      "The result is (theta/n) g if n >= theta, else g.",
                      "Algorithm 1")
                  .on(CLIPPED, KEPT, SMALL)
                  .is(
                      s -> {
                        Tensor n = norm(s);
                        Tensor shorter = g(s).times(s.get(NORM)).over(n);
                        return n.lessThan(s.get(NORM)).where(g(s), shorter);
                      })
                  .rejecting(SQUARED, ALWAYS, BY_VALUE, MEAN_SQUARE, LARGEST, IGNORED),
              ClosedForm.claim(
                      "CLIP-02", "norm", "Its norm is min(n, theta), exactly.", "Algorithm 1")
                  .on(CLIPPED, KEPT, SMALL)
                  .of("the norm", (s, clipped) -> clipped.norm2())
                  .is(s -> norm(s).min(s.get(NORM)))
                  .rejecting(SQUARED, ALWAYS, BY_VALUE, MEAN_SQUARE, LARGEST, IGNORED),
              ClosedForm.claim(
                      "CLIP-03",
                      "torch-norm",
                      "With PyTorch's constant the norm is theta n/(n + 1e-6): a little less.",
                      "torch.nn.utils.clip_grad_norm_")
                  .in("torch")
                  .on(SMALL, KEPT)
                  .of("the norm", (s, clipped) -> clipped.norm2())
                  .is(
                      s -> {
                        Tensor n = norm(s);
                        return n.times(s.get(NORM)).over(n.plus(1e-6)).min(n);
                      })
                  .rejecting(IGNORED),
              ClosedForm.claim(
                      "CLIP-04",
                      "tensor-norms",
                      "Tensor by tensor, each has the norm min(n_k, theta).",
                      "the formula")
                  .in("per-tensor")
                  .on(CLIPPED, KEPT)
                  .of("the norm of each tensor", (s, clipped) -> Rows.dot(clipped, clipped).sqrt())
                  .is(s -> Rows.dot(g(s), g(s)).sqrt().min(s.get(NORM)))
                  .rejecting(IGNORED),
              Axiom.claim(
                      "CLIP-05",
                      "scale",
                      "A gradient that is already too long gives the same when it is four times as long.",
                      "Algorithm 1")
                  .in("paper", "per-tensor")
                  .on(CLIPPED)
                  .changing(q -> q.withInput("gradient", LONG.map(x -> 4 * x)))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.result(
                          "not-divided-by-norm",
                          "the result is not divided by the norm",
                          (s, clipped) -> clipped.times(norm(s)))))
          .build();

  private NormClipping() {}

  private static Tensor g(Sample s) {
    return s.input("gradient");
  }

  private static Tensor norm(Sample s) {
    return g(s).norm2();
  }

  /** {@code g min(1, θ/(n + epsilon))}. */
  private static Tensor clip(Sample s, Tensor norm, double epsilon) {
    Tensor factor = s.get(NORM).over(norm.plus(epsilon));
    return g(s).times(factor.min(s.backend().scalar(1)));
  }
}
