package org.gradmark.estimators.clipping;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The gradient divided by its norm.
 *
 * <pre>
 *   g ← g/||g||, over all tensors together
 * </pre>
 *
 * <p>Deeplearning4j's {@code RenormalizeL2PerLayer} (of one layer) and, tensor by tensor, {@code
 * RenormalizeL2PerParamType}. Optax's {@code normalize_by_update_norm} adds 1e-6 to the norm.
 */
public final class GradientNormalization {

  private static final EstimatorMistake CLIPPED =
      EstimatorMistake.rule(
          "only-long",
          "short gradients are not made longer",
          s -> Model.all(s).over(Model.norm(s).max(s.backend().scalar(1))));
  private static final EstimatorMistake NOTHING =
      EstimatorMistake.rule("not-normalized", "the gradient is not divided", Model::all);

  private static final Setting LONG = Model.gradients("norm 11", 1);
  private static final Setting SHORT = Model.gradients("norm 11/4096", 1.0 / 4096);

  private static final Setting EXPLODED = Model.gradients("norm 11 2^13", Model.EXPLODED);
  private static final Setting EXPLODED_FAR = Model.gradients("norm 11 2^27", Model.EXPLODED_FAR);

  private static final Setting LAYER = Model.larger("a layer", 1, 1);
  private static final Setting OTHER_LAYER = Model.larger("another layer", 4, 0.5);

  private static final Setting NOT_A_NUMBER = Model.nonFinite("NaN in the weight", Double.NaN);
  private static final Setting INFINITE =
      Model.nonFinite("infinity in the weight", Double.NEGATIVE_INFINITY);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.clipping("gradient-normalization")
          .title("Gradient normalization")
          .source(
              "Hazan, Levy, Shalev-Shwartz, Beyond Convexity: Stochastic Quasi-Convex Optimization,"
                  + " NeurIPS 2015, arXiv:1507.02030, Algorithm 1")
          .rows("S134.1")
          .paper("g/||g||, over all tensors", s -> Model.all(s).over(Model.norm(s)))
          .dialect(
              "per-tensor",
              "g/||g||, over each tensor, as RenormalizeL2PerParamType",
              s -> Model.each(s, g -> g.over(Model.norm(s, g))))
          .dialect(
              "guarded",
              "g/(||g|| + 1e-6), as normalize_by_update_norm",
              s -> Model.all(s).over(Model.norm(s).plus(1e-6)))
          .mistakes(NOTHING)
          .mistakes(Mistakes.ofTensors())
          .mistakes(Mistakes.ofExploding())
          .mistakes(Mistakes.ofNorms())
          .mistakesIn(List.of("paper", "guarded"), Mistakes.ofAllTensors())
          .mistakesIn(List.of("paper"), CLIPPED)
          .claims(
              ClosedForm.claim(
                      "GRADNORM-01",
                      "by-hand",
                      "(4, -1, 0, 0, 8, 0), (0, -2, 0), (6) is divided by 11.",
                      "Algorithm 1")
                  .on(LONG)
                  .is(s -> Rows.of(s.backend(), 4, -1, 0, 0, 8, 0, 0, -2, 0, 6).over(11))
                  .rejecting(Mistakes.ofNorms()),
              ClosedForm.claim(
                      "GRADNORM-02",
                      "by-hand-tensors",
                      "Tensor by tensor it is divided by 9, 2 and 6.",
                      "org.deeplearning4j.nn.conf.GradientNormalization")
                  .in("per-tensor")
                  .on(LONG)
                  .is(
                      s ->
                          Rows.of(s.backend(), 4, -1, 0, 0, 8, 0, 0, -2, 0, 6)
                              .over(Rows.of(s.backend(), 9, 9, 9, 9, 9, 9, 2, 2, 2, 6)))
                  .rejecting(Mistakes.SQUARED),
              Axiom.claim(
                      "GRADNORM-03",
                      "scale",
                      "The gradient's length does not count.",
                      "Algorithm 1")
                  .in("paper", "per-tensor")
                  .on(LONG)
                  .changing(q -> Model.scaled(q, 0.0625))
                  .changesNothing()
                  .rejecting(Mistakes.SQUARED),
              AsDeclared.claims("GRADNORM", 11)
                  .on(LONG, SHORT, EXPLODED, EXPLODED_FAR)
                  .rejectingAll(),
              AsDeclared.claims("GRADNORM", 31).on(LAYER, OTHER_LAYER).rejectingUnseen(),
              AsDeclared.claims("GRADNORM", 51)
                  .on(Model.wide(), Model.tall())
                  .rejectingInLarge(Mistakes.ofBlocksOfNorms()),
              NonFinite.claims("GRADNORM", NOT_A_NUMBER, INFINITE))
          .build();

  private GradientNormalization() {}
}
