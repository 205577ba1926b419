package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * AMSGrad's regret on linear losses, along the way that was taken.
 *
 * <ul>
 *   <li><b>Class</b>: online linear losses {@code g_t x}; any comparator u
 *   <li><b>Method</b>: AMSGrad without corrections, {@code beta1 = 0}, constant rate, {@code V_t}
 *       its maximum; epsilon 0
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) g_s (x_(s-1) - u) <= D² sqrt(V_t)/(2 lr) + lr/2
 *       sum_(s<=t) g_s²/sqrt(V_s)}, {@code D = max_(s<t) |x_s - u|}; tight
 *   <li><b>Reference</b>: Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018,
 *       theorem 4, whose sum over weights telescopes for a constant rate and no momentum; derived
 *       here
 *   <li><b>Worst instance</b>: constant gradients without memory of squares, and the comparator
 *       where the last step ends
 * </ul>
 */
public final class AmsGradRegret {

  private static final double RATE = 0.25;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("AMSGRAD-13", "regret")
          .says(
              "On linear losses, without momentum, the regret against u is at most D² √V_t/(2 lr) + lr/2 sum g_s²/√V_s, D the largest |x_s - u|.")
          .from("Reddi, Kale and Kumar 2018, theorem 4; derived here")
          .tight()
          .worst(on("constant gradients", 0, -N * RATE, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
          .also(
              on("a spike, then ones", 0.5, -1, 8, 1, 1, 1, -1, -1, 1, 1),
              on("gradients of either sign", 0.75, 2, 1, -2, 3, -1, -1, -1, 0.5, -2, 4, -4))
          .exceededBy(Mistake.hardCoded(BETA1, 0.9))
          .missedBy(Mistake.hardCoded(BETA2, 0.999), CommonMistakes.ASCENT);

  private AmsGradRegret() {}

  private static Instance on(String name, double beta2, double u, double... gradients) {
    return Steps.on(name, gradients)
        .with(LEARNING_RATE, RATE)
        .with(BETA1, 0)
        .with(BETA2, beta2)
        .with(EPSILON, 0)
        .measuring("sum g_s (x_(s-1) - u)", (course, t) -> regret(course, t, u, gradients))
        .atMost((course, t) -> bound(course, t, u, beta2, gradients));
  }

  private static double regret(Course course, int t, double u, double... gradients) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      sum += gradients[s - 1] * (course.x(s - 1).get(0) - u);
    }
    return sum;
  }

  private static double bound(Course course, int t, double u, double beta2, double... gradients) {
    double average = 0;
    double largest = 0;
    double farthest = 0;
    double noise = 0;
    for (int s = 1; s <= t; s++) {
      double square = gradients[s - 1] * gradients[s - 1];
      average = beta2 * average + (1 - beta2) * square;
      largest = Math.max(largest, average);
      farthest = Math.max(farthest, Math.abs(course.x(s - 1).get(0) - u));
      noise += square / Math.sqrt(largest);
    }
    return farthest * farthest * Math.sqrt(largest) / (2 * RATE) + RATE / 2 * noise;
  }
}
