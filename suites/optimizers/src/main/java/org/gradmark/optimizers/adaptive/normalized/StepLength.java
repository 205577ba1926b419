package org.gradmark.optimizers.adaptive.normalized;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.NORM_POWER;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The length of a normalized step.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients, none of them 0
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - gamma g_t/||g_t||^beta}
 *   <li><b>Guarantee</b>: every step has length {@code gamma ||g_t||^(1 - beta)}: gamma for {@code
 *       beta = 1}, whatever the gradient; tight
 *   <li><b>Reference</b>: the rule; Chen, Zhou, Liang, Lu, Generalized-smooth nonconvex
 *       optimization is as efficient as smooth nonconvex optimization, 2023, arXiv:2303.02854,
 *       algorithm 1
 *   <li><b>Worst instance</b>: gradients of lengths from 5/1024 to 5120
 * </ul>
 */
public final class StepLength {

  private static final double GAMMA = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("NORMGD-11", "step-length")
          .says("For gradients that are not 0: ||x_(t+1) - x_t|| = gamma ||g_t||^(1 - beta).")
          .from("the rule; Chen, Zhou, Liang, Lu 2023, algorithm 1")
          .twoSided()
          .worst(walks(1, draft().atTheEnd()))
          .also(walks(1, draft()), walks(0.5, draft()), walks(0, draft()))
          .exceededBy(NormMistakes.NOT_NORMALIZED, NormMistakes.SIGN, NormMistakes.LARGEST_ELEMENT)
          .missedBy(NormMistakes.HALVED);

  private StepLength() {}

  private static Instance.Draft draft() {
    return Instance.on(new Linear(0, 0))
        .from(0, 0)
        .with(LEARNING_RATE, GAMMA)
        .steps(11)
        .facing(StepLength::loss);
  }

  private static Instance walks(double beta, Instance.Draft draft) {
    return draft
        .named("short and long gradients, beta = " + beta)
        .with(NORM_POWER, beta)
        .measuring("path", (c, t) -> sum(t, s -> Course.distance(c.x(s - 1), c.x(s))))
        .atMost(t -> sum(t, s -> GAMMA * Math.pow(5 * size(s), 1 - beta)));
  }

  private static double sum(int t, IntToDoubleFunction ofStep) {
    return IntStream.rangeClosed(1, t).mapToDouble(ofStep::applyAsDouble).sum();
  }

  private static double size(int t) {
    return Math.pow(4, t % 2 == 0 ? t / 2 : -t / 2);
  }

  private static Oracle loss(int t) {
    return new Linear(3 * size(t), (t % 3 == 0 ? 4 : -4) * size(t));
  }
}
