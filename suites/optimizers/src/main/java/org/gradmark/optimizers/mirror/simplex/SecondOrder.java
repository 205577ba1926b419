package org.gradmark.optimizers.mirror.simplex;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * The local-norm bound of exponential weights.
 *
 * <ul>
 *   <li><b>Class</b>: losses with slopes {@code >= 0} on the simplex, any distribution u
 *   <li><b>Method</b>: {@code x_i ← x_i exp(-eta g_i)/sum}
 *   <li><b>Guarantee</b>: {@code sum <g_s, x_(s-1) - u> <= (KL(u||x_0) - KL(u||x_t))/eta + eta/2
 *       sum sum_i x_i g_i²}, tight as {@code eta → 0}
 *   <li><b>Reference</b>: Shalev-Shwartz, Online learning and online convex optimization, 2012,
 *       theorem 2.22, with the last divergence kept and half of the second term: {@code exp(-z) <=
 *       1 - z + z²/2} for {@code z >= 0}
 *   <li><b>Worst instance</b>: one of eight experts fails all the time, {@code eta = 1/16}
 * </ul>
 */
public final class SecondOrder {

  private static final int N = 8;
  private static final Simplex SET = new Simplex(N);

  public static final Theorem THEOREM =
      Theorem.named("MIRROR-13", "local-norm-regret")
          .says(
              "On losses >= 0, for every u of the simplex: sum <g_s, x_(s-1) - u> <= (KL(u||x_0) - KL(u||x_t))/eta + eta/2 sum sum_i x_i g_i².")
          .from("Shalev-Shwartz 2012, theorem 2.22")
          .tight()
          .worst(on(0.0625, 1, 0, 0, 0, 0, 0, 0, 0))
          .also(on(1, 2, 0, 1, 0.5, 0.25, 0, 1, 4))
          .exceededBy(CommonMistakes.ASCENT, WeightMistakes.HALVED, WeightMistakes.FORGETFUL)
          .missedBy(WeightMistakes.DOUBLED);

  private SecondOrder() {}

  private static Instance on(double eta, double... slope) {
    Values u = new Values(Shape.of(N), 0, 1, 0, 0, 0, 0, 0, 0);
    return Instance.on(Constrained.of(new Linear(slope), SET))
        .from(Weights.uniform(N))
        .with(LEARNING_RATE, eta)
        .steps(12)
        .facing(Adversaries.slopes(SET, new double[][] {slope}))
        .measuring("sum <g, x - u>", (c, t) -> Losses.linearRegret(c, t, u))
        .atMost(
            (c, t) -> Weights.approach(c, t, u) / eta + eta / 2 * Losses.sum(t, s -> local(c, s)));
  }

  private static double local(Course course, int s) {
    return Losses.dot(course.x(s - 1), Losses.gradient(course, s).map(g -> g * g));
  }
}
