package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The one-line optimistic method at a kink: it swings five times as far as plain descent.
 *
 * <ul>
 *   <li><b>Class</b>: {@code M |x|}, started at {@code (k + 1/2) g M}, k at least 2
 *   <li><b>Method</b>: {@code a_(t+1) = a_t - g (2 F(a_t) - F(a_(t-1)))}
 *   <li><b>Guarantee</b>: {@code max(|a_t|, |a_(t-1)|) >= 5 g M/2} for all {@code t > k + 1},
 *       tight; plain descent stays within {@code g M/2}
 *   <li><b>Reference</b>: derived here: it comes in by steps of {@code g M}, crosses to {@code -g
 *       M/2}, and is thrown back by {@code 3 g M}, again and again
 *   <li><b>Worst instance</b>: that function
 * </ul>
 */
public final class KinkSwing {

  private static final double M = 1;
  private static final double G = 0.25;
  private static final int K = 3;

  public static final Theorem THEOREM =
      Theorem.named("OG-20", "kink-swing")
          .says(
              "On M|x| from (k + 1/2) g M, k >= 2, the one-line form swings for ever: max(|a_t|, |a_(t-1)|) >= 5 g M/2 for t > k + 1.")
          .from("derived here")
          .twoSided()
          .in("one-line", "one-line-plain-start")
          .worst(
              Instance.on(new AbsoluteValue(M))
                  .from((K + 0.5) * G * M)
                  .with(LEARNING_RATE, G)
                  .steps(14)
                  .measuring("max(|a_t|, |a_(t-1)|)", KinkSwing::swing)
                  .atLeast(t -> t > K + 1 ? 2.5 * G * M : Double.POSITIVE_INFINITY))
          .exceededBy(WrongOptimism.PLAIN, WrongRate.HALVED)
          .missedBy(WrongOptimism.OVERDONE);

  private KinkSwing() {}

  private static double swing(Course course, int t) {
    return Math.max(course.distance(t), course.distance(t - 1));
  }
}
