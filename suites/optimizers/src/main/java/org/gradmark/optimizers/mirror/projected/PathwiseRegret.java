package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * Online gradient descent, along its own path.
 *
 * <ul>
 *   <li><b>Class</b>: convex losses, any convex set, any point u of it
 *   <li><b>Method</b>: {@code x_t = P(x_(t-1) - eta g_t)}
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) <g_s, x_(s-1) - u> <= (||x_0 - u||² - ||x_t - u||²)/(2
 *       eta) + eta/2 sum ||g_s||²}; an equality as long as no step is projected: tight
 *   <li><b>Reference</b>: Zinkevich 2003, proof of theorem 1; Orabona 2019, chapter 2
 *   <li><b>Worst instance</b>: linear losses in a ball so large that nothing is projected
 * </ul>
 */
public final class PathwiseRegret {

  private static final double ETA = 0.25;
  private static final double[][] SLOPES = {{1, -2}, {-1, -4}, {2, -0.5}, {-2, -1}, {4, -1}};

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-12", "pathwise-regret")
          .says(
              "For every u of the set: sum <g_s, x_(s-1) - u> <= (||x_0 - u||² - ||x_t - u||²)/(2 eta) + eta/2 sum ||g_s||², with equality where no step is projected.")
          .from("Zinkevich 2003, proof of theorem 1; Orabona 2019, chapter 2")
          .tight()
          .worst(against(draft(new Ball(64, 2)).atTheEnd(), -1, 8))
          .also(
              against(draft(new Ball(64, 2)), -1, 8),
              against(draft(new Ball(0.5, 2)), -0.25, 0.25),
              against(draft(new Ball(1, 2)), 0.5, -0.5))
          .exceededBy(CommonMistakes.ASCENT, ProjectionMistakes.HALVED)
          .missedBy(ProjectionMistakes.STALE);

  private PathwiseRegret() {}

  private static Instance.Draft draft(Ball set) {
    return Instance.on(Constrained.unsolved(new Linear(0, 0), set))
        .named("changing losses on " + set.name())
        .from(0, 0)
        .with(LEARNING_RATE, ETA)
        .steps(10)
        .facing(Adversaries.slopes(set, SLOPES));
  }

  private static Instance against(Instance.Draft draft, double u1, double u2) {
    Values u = new Values(Shape.of(2), u1, u2);
    return draft
        .measuring("sum <g, x - u>", (c, t) -> Losses.linearRegret(c, t, u))
        .atMost((c, t) -> travelled(c, t, u) / (2 * ETA) + ETA / 2 * Losses.squares(c, t));
  }

  private static double travelled(Course course, int t, Values u) {
    return Math.pow(Course.distance(course.x(0), u), 2)
        - Math.pow(Course.distance(course.x(t), u), 2);
  }
}
