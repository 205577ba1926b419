package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.reference.WorstCase;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method on nonsmooth convex functions: the best iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, constant rate, n steps
 *   <li><b>Guarantee</b>: {@code min_(i<=n) f(x_i) - f* <= (R² + (n+1) lr² M²)/(2 (n+1) lr)}, tight
 *   <li><b>Reference</b>: Drori and Teboulle, An optimal variant of Kelley's cutting-plane method,
 *       2016; Taylor, Hendrickx and Glineur, Exact worst-case performance of first-order methods
 *       for composite convex optimization, 2017
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed: the oracle
 *       knows the right way only
 * </ul>
 */
public final class BestIterate {

  private static final String DATA = "subgradient-method";

  public static final Theorem THEOREM =
      Theorem.named("SGD-42", "nonsmooth-best-iterate")
          .says(
              "On convex M-Lipschitz functions, with a constant rate: the smallest of f(x_0) - f* to f(x_n) - f* is at most (R² + (n+1) lr² M²)/(2 (n+1) lr).")
          .from("Drori and Teboulle 2016; Taylor, Hendrickx and Glineur 2017")
          .tight()
          .worst(
              data -> {
                Replay f = Replay.of(data, DATA);
                return on(f, f.worstCase(), f.worstCase().start());
              })
          .also(
              data -> {
                WorstCase same = data.worstCase(DATA);
                Values start = new Values(Shape.of(1), 1);
                return on(new AbsoluteValue(same.parameter("M")), same, start);
              })
          .exceededBy(CommonMistakes.ASCENT, Scaling.HALVED, Scaling.DOUBLED)
          .missedBy(Scaling.HALVED)
          .confirmedBy(
              DATA, p -> bound((int) Math.round(p.get("n")), 1, p.get("gamma"), p.get("M")));

  private BestIterate() {}

  private static Instance on(Problem problem, WorstCase worst, Values start) {
    double radius = Course.distance(start, problem.minimiser());
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, worst.parameter("gamma"))
        .steps((int) Math.round(worst.parameter("n")))
        .measuring(
            "the smallest of f(x_0) - f* to f(x_n) - f*",
            (course, t) -> course.least(0, t, Course::gap))
        .atTheEnd()
        .atMost(t -> bound(t, radius, worst.parameter("gamma"), worst.parameter("M")));
  }

  private static double bound(int n, double radius, double rate, double lipschitz) {
    double noise = (n + 1) * rate * rate * lipschitz * lipschitz;
    return (radius * radius + noise) / (2 * (n + 1) * rate);
  }
}
