package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What a doubled Polyak step does to the distance, by its length.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: doubled Polyak step, whose effective rate is h
 *   <li><b>Guarantee</b>: {@code ||x_t - x*||² <= (hL - 1)(1 - h mu)/(h(L + mu) - 1) ||x_(t-1) -
 *       x*||²}, tight at every step
 *   <li><b>Reference</b>: Barré, Taylor and d'Aspremont, Complexity guarantees for Polyak steps
 *       with momentum, COLT 2020, proposition 1
 *   <li><b>Worst instance</b>: any quadratic with the curvatures mu and L only, from anywhere
 * </ul>
 */
public final class DistanceOfAStep {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double[] MIRROR = {2, 1};

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-13", "distance-of-a-step")
          .says(
              "On L-smooth mu-strongly convex functions a step of effective rate h = 2 (f - f*)/||g||² multiplies ||x - x*||² by at most (hL - 1)(1 - h mu)/(h(L + mu) - 1).")
          .from("Barré, Taylor and d'Aspremont 2020, proposition 1")
          .in("distance-to-optimum")
          .tight()
          .worst(on(Quadratic.of(MU, L), 1, 1))
          .also(
              on(DenseQuadratic.rotated(new double[] {MU, L}, MIRROR), 2, -1),
              on(Quadratic.of(MU, 1, L), 2, 1, 0.5))
          .exceededBy(
              Gains.MINIMUM_TOO_LOW,
              Mistake.gradient("halved", "the step is twice as long", g -> g.over(2)))
          .missedBy(Gains.NORM_NOT_SQUARED, Gains.MINIMUM_TOO_HIGH)
          .confirmedBy(
              "polyak-steps-distance", p -> factor(p.get("gamma"), p.get("L"), p.get("mu")));

  private DistanceOfAStep() {}

  private static double factor(double h, double l, double mu) {
    return (h * l - 1) * (1 - h * mu) / (h * (l + mu) - 1);
  }

  private static double bound(Course course, int t) {
    double h = 2 * course.gap(t - 1) / Math.pow(course.gradientNorm(t - 1), 2);
    return factor(h, L, MU) * Math.pow(course.distance(t - 1), 2);
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(MINIMUM, 0)
        .steps(5)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(DistanceOfAStep::bound);
  }
}
