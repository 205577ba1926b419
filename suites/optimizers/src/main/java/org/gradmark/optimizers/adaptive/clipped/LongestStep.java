package org.gradmark.optimizers.adaptive.clipped;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * No step of clipped gradient descent is longer than rate times clipping norm.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - eta g_t min(1, c/||g_t||)}
 *   <li><b>Guarantee</b>: {@code ||x_(t+1) - x_t|| <= eta c}, tight
 *   <li><b>Reference</b>: Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural
 *       networks, 2013, algorithm 1; Koloskova, Hendrikx, Stich 2023, arXiv:2305.01588
 *   <li><b>Worst instance</b>: gradients longer than c, none of whose elements is
 * </ul>
 */
public final class LongestStep {

  private static final double RATE = 0.25;
  private static final double C = 2;
  private static final double[][] SLOPES = {
    {1.5, -1.5, 1.5}, {-100, 3, 4}, {0.25, 0, -0.25}, {0, 0, 0}, {-2, 0, 0}, {64, 64, -64}
  };

  public static final Theorem THEOREM =
      Theorem.named("CLIP-11", "longest-step")
          .says("For any gradients: ||x_(t+1) - x_t|| <= eta c.")
          .from("Pascanu, Mikolov, Bengio 2013, algorithm 1; Koloskova, Hendrikx, Stich 2023")
          .twoSided()
          .worst(
              Instance.on(new Linear(0, 0, 0))
                  .named("short and long gradients")
                  .from(1, 2, 3)
                  .with(LEARNING_RATE, RATE)
                  .with(CLIP_NORM, C)
                  .steps(SLOPES.length)
                  .facing(t -> new Linear(SLOPES[t - 1]))
                  .measuring("||step||", (c, t) -> Course.distance(c.x(t - 1), c.x(t)))
                  .atMost(t -> RATE * C))
          .exceededBy(
              ClipMistakes.NOT_CLIPPED,
              ClipMistakes.BY_VALUE,
              ClipMistakes.ONE_SIDED,
              ClipMistakes.STEP_CLIPPED)
          .missedBy(ClipMistakes.HALVED);

  private LongestStep() {}
}
