package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on finite sums that interpolate.
 *
 * <ul>
 *   <li><b>Class</b>: components L-smooth, mu-strongly convex, all smallest at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= max(1 - h mu, h L - 1)^(2t) ||x_0 - x*||²},
 *       tight
 *   <li><b>Reference</b>: Taylor, Hendrickx, Glineur, Performance estimation toolbox (PESTO), 2017,
 *       in its code; it is gradient descent's contraction, component by component
 *   <li><b>Worst instance</b>: two quadratics, of which one is flat where the other is steep; with
 *       {@code h = 2/(L + mu)} both shrink every coordinate by the same factor
 * </ul>
 */
public final class InterpolationStep {

  private static final double L = 3;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-81", "stochastic-interpolation")
          .says(
              "On sums of L-smooth mu-strongly convex components with one minimiser: E||x_t - x*||² <= max(1 - h mu, h L - 1)^(2t) ||x_0 - x*||².")
          .from("Taylor, Hendrickx, Glineur 2017, PESTO")
          .tight()
          .worst(instance(0.5))
          .also(instance(0.25), instance(0.625))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED)
          .missedBy(WrongSampling.FULL_BATCH)
          .confirmedBy(
              "sgd-interpolation",
              p ->
                  Math.pow(
                      Math.max(1 - p.get("gamma") * p.get("mu"), p.get("gamma") * p.get("L") - 1),
                      2));

  private InterpolationStep() {}

  private static Instance instance(double h) {
    FiniteSum sum =
        new FiniteSum(
            "flat and steep",
            List.of(Quadratic.of(MU, L), Quadratic.of(L, MU)),
            Quadratic.of(MU, L).minimiser(),
            0);
    double factor = Math.max(1 - h * MU, h * L - 1);
    return Instance.on(sum)
        .named("flat and steep, rate " + h)
        .drawing(sum)
        .from(1, 0.5)
        .with(LEARNING_RATE, h)
        .steps(6)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(t -> Math.pow(factor, 2 * t) * 1.25);
  }
}
