package org.gradmark.optimizers.proximal.conditional;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The Frank-Wolfe method with short steps: as good as one vertex a step can be.
 *
 * <ul>
 *   <li><b>Class</b>: {@code ||x||²} on the simplex of d vertices, L = 2, from a vertex
 *   <li><b>Method</b>: {@code x_t = x_(t-1) + min(1, <g, x - s>/(L ||x - s||²)) (s - x)}, here an
 *       exact line search
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* >= 1/(n + 1) - 1/d} at every step, tight: the points
 *       are the means of n + 1 vertices
 *   <li><b>Reference</b>: Jaggi, Revisiting Frank-Wolfe: projection-free sparse convex
 *       optimization, ICML 2013, lemma 3; equality derived here
 *   <li><b>Worst instance</b>: that function
 * </ul>
 */
public final class ShortStepSupport {

  public static final Theorem THEOREM =
      Theorem.named("FW-14", "short-step-support")
          .says(
              "For ||x||² on the simplex of d vertices, from a vertex, with short steps: f(x_n) - f* >= 1/(n + 1) - 1/d, and no more.")
          .from("Jaggi 2013, lemma 3; equality derived here")
          .tight()
          .in("short-step")
          .worst(draft().atLeast(ShortStepSupport::best))
          .also(draft().atMost(t -> best(t)))
          .exceededBy(
              WrongConditional.MAXIMUM,
              WrongConditional.OVERSTEPPED,
              Mistake.hardCoded(SMOOTHNESS, 1))
          .missedBy(WrongConditional.HALF, Mistake.hardCoded(SMOOTHNESS, 4));

  private ShortStepSupport() {}

  private static double best(int t) {
    return 1 / (t + 1.0) - 1.0 / Support.vertex().length;
  }

  private static Instance.Draft draft() {
    double[] vertex = Support.vertex();
    return Support.draft(vertex.length - 2, vertex)
        .with(SMOOTHNESS, 2)
        .measuring("f(x_t) - f*", Course::gap);
  }
}
