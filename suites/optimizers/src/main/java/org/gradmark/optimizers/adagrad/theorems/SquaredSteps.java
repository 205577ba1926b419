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
 * How far AdaGrad walks: the squares of its steps.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients; one coordinate
 *   <li><b>Method</b>: AdaGrad with {@code G_0 > 0}; epsilon 0
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) (x_s - x_(s-1))² <= lr² log(G_t/G_0)}, tight in the
 *       limit of gradients that are small against {@code sqrt(G_0)}
 *   <li><b>Reference</b>: Ward, Wu and Bottou, AdaGrad stepsizes: sharp convergence over nonconvex
 *       landscapes, 2019, lemma 3.2, with the start's term exact
 *   <li><b>Worst instance</b>: constant gradients of 1 and {@code G_0 = 64}
 * </ul>
 */
public final class SquaredSteps {

  private static final double RATE = 0.5;
  private static final double START = 64;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRAD-14", "squared-steps")
          .says("The squares of the steps add up to lr² log(G_t/G_0) at most.")
          .from("Ward, Wu and Bottou 2019, lemma 3.2")
          .twoSided()
          .in("paper", "epsilon-inside")
          .worst(on("constant gradients", Sums.constant(16, 1)))
          .also(
              on("growing gradients", new double[][] {{1}, {-2}, {4}, {8}, {-16}, {32}, {64}}),
              on("shrinking gradients", new double[][] {{64}, {-16}, {4}, {1}, {-1}, {0.5}}))
          .exceededBy(
              Mistake.hardCoded(INITIAL_ACCUMULATOR, 0),
              Mistake.rule("no-root", "the root of the sum is missing", SquaredSteps::flat))
          .missedBy(
              Mistake.hardCoded(INITIAL_ACCUMULATOR, 0),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)));

  private SquaredSteps() {}

  private static Instance on(String name, double[][] slopes) {
    return Sums.on(name, slopes)
        .with(LEARNING_RATE, RATE)
        .with(INITIAL_ACCUMULATOR, START)
        .measuring("sum (x_s - x_(s-1))²", SquaredSteps::walked)
        .atMost(t -> RATE * RATE * Math.log(Sums.squares(slopes, t, 0, START) / START));
  }

  private static double walked(Course course, int t) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      double moved = course.x(s).get(0) - course.x(s - 1).get(0);
      sum += moved * moved;
    }
    return sum;
  }

  private static Tensor flat(Step s) {
    Tensor start = s.x().times(0).plus(s.get(INITIAL_ACCUMULATOR));
    Tensor sum = s.keep("G", s.last("G", start).plus(s.gradient().square()));
    return s.x().minus(s.gradient().times(s.rate()).over(sum));
  }
}
