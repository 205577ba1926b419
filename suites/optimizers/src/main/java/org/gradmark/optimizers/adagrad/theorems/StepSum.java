package org.gradmark.optimizers.adagrad.theorems;

import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * How far AdaGrad walks: every step weighted by its gradient.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients; one coordinate
 *   <li><b>Method</b>: AdaGrad with {@code G_0 > 0}; epsilon 0
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) |g_s| |x_s - x_(s-1)| <= 2 lr (sqrt(G_t) - sqrt(G_0))},
 *       tight in the limit of gradients that are small against {@code sqrt(G_0)}
 *   <li><b>Reference</b>: Auer, Cesa-Bianchi and Gentile, Adaptive and self-confident on-line
 *       learning algorithms, 2002, lemma 3.5; Duchi, Hazan and Singer, Adaptive Subgradient Methods
 *       for Online Learning and Stochastic Optimization, 2011, lemma 4
 *   <li><b>Worst instance</b>: constant gradients of 1 and {@code G_0 = 64}
 * </ul>
 */
public final class StepSum {

  private static final double RATE = 0.5;
  private static final double START = 64;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRAD-13", "step-sum")
          .says("The steps, weighted by their gradients, add up to 2 lr (√G_t - √G_0) at most.")
          .from(
              "Auer, Cesa-Bianchi and Gentile 2002, lemma 3.5; Duchi, Hazan and Singer 2011, lemma 4")
          .twoSided()
          .in("paper", "epsilon-inside")
          .worst(on("constant gradients", Sums.constant(16, 1)))
          .also(
              on("growing gradients", new double[][] {{1}, {-2}, {4}, {8}, {-16}, {32}, {64}}),
              on("shrinking gradients", new double[][] {{64}, {-16}, {4}, {1}, {-1}, {0.5}}))
          .exceededBy(
              Mistake.hardCoded(INITIAL_ACCUMULATOR, 0),
              Mistake.rule("no-root", "the root of the sum is missing", StepSum::flat))
          .missedBy(
              Mistake.hardCoded(INITIAL_ACCUMULATOR, 0),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)));

  private StepSum() {}

  private static Instance on(String name, double[][] slopes) {
    return Sums.on(name, slopes)
        .with(LEARNING_RATE, RATE)
        .with(INITIAL_ACCUMULATOR, START)
        .measuring("sum |g_s| |x_s - x_(s-1)|", (course, t) -> walked(course, t, slopes))
        .atMost(t -> 2 * RATE * (Math.sqrt(Sums.squares(slopes, t, 0, START)) - Math.sqrt(START)));
  }

  private static double walked(Course course, int t, double[][] slopes) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      double moved = course.x(s).get(0) - course.x(s - 1).get(0);
      sum += Math.abs(slopes[s - 1][0] * moved);
    }
    return sum;
  }

  private static Tensor flat(Step s) {
    Tensor start = s.x().times(0).plus(s.get(INITIAL_ACCUMULATOR));
    Tensor sum = s.keep("G", s.last("G", start).plus(s.gradient().square()));
    return s.x().minus(s.gradient().times(s.rate()).over(sum));
  }
}
