package org.gradmark.optimizers.adagrad.theorems;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The identity beneath AdaGrad's regret.
 *
 * <ul>
 *   <li><b>Class</b>: online linear losses {@code <g_t, x>}; any comparator u
 *   <li><b>Method</b>: AdaGrad, diagonal; epsilon 0, {@code G_0 = 0}
 *   <li><b>Guarantee</b>: {@code 2 lr sum_(s<=t) <g_s, x_(s-1) - u> + sum_i sqrt(G_(t,i)) (x_(t,i)
 *       - u_i)² <= sum_(s<=t) sum_i ((sqrt(G_(s,i)) - sqrt(G_(s-1,i))) (x_(s-1,i) - u_i)² + lr²
 *       g_(s,i)²/sqrt(G_(s,i)))}, tight at every step: an equality
 *   <li><b>Reference</b>: Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning
 *       and Stochastic Optimization, 2011, the proof of theorem 5 before anything is dropped;
 *       derived here
 *   <li><b>Worst instance</b>: any linear losses
 * </ul>
 */
public final class Energy {

  private static final double RATE = 0.5;
  private static final double[][] EITHER = {
    {1, 1}, {-1, 2}, {3, 0.5}, {-0.5, -4}, {2, 1}, {-8, 1}, {1, 1}, {1, -1}
  };

  public static final Theorem THEOREM =
      Theorem.named("ADAGRAD-12", "energy")
          .says(
              "On linear losses, 2 lr sum <g_s, x_(s-1) - u> + sum √G_t (x_t - u)² is at most sum (√G_s - √G_(s-1)) (x_(s-1) - u)² + lr² g_s²/√G_s.")
          .from("Duchi, Hazan and Singer 2011, proof of theorem 5; derived here")
          .tight()
          .in("paper", "epsilon-inside")
          .worst(on("constant losses", Sums.constant(12, 1, -2), -2, 2))
          .also(on("losses of either sign", EITHER, 0.25, -1))
          .exceededBy(
              Mistake.startsAt("G", 1, "the sum of squared gradients"), CommonMistakes.ASCENT)
          .missedBy(Mistake.neverKept("G", "the sum of squared gradients"));

  private Energy() {}

  private static Instance on(String name, double[][] slopes, double... u) {
    return Sums.on(name, slopes)
        .with(LEARNING_RATE, RATE)
        .measuring(
            "2 lr sum <g_s, x_(s-1) - u> + sum √G_t (x_t - u)²",
            (course, t) -> energy(course, t, slopes, u))
        .atMost((course, t) -> supply(course, t, slopes, u));
  }

  private static double energy(Course course, int t, double[][] slopes, double... u) {
    double sum = 2 * RATE * Sums.regret(course, t, slopes, u);
    for (int i = 0; i < u.length; i++) {
      double away = course.x(t).get(i) - u[i];
      sum += Math.sqrt(Sums.squares(slopes, t, i, 0)) * away * away;
    }
    return sum;
  }

  private static double supply(Course course, int t, double[][] slopes, double... u) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      for (int i = 0; i < u.length; i++) {
        double root = Math.sqrt(Sums.squares(slopes, s, i, 0));
        double rise = root - Math.sqrt(Sums.squares(slopes, s - 1, i, 0));
        double away = course.x(s - 1).get(i) - u[i];
        sum += rise * away * away + RATE * RATE * slopes[s - 1][i] * slopes[s - 1][i] / root;
      }
    }
    return sum;
  }
}
