package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Heavy ball on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v} with {@code 0 < h <=
 *       1/L}, {@code b = sqrt((1 - h mu)(1 - h L))}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (1 - h mu)^n (f(x_0) - f*)}, upper
 *   <li><b>Reference</b>: Ghadimi, Feyzmahdavian, Johansson, Global convergence of the heavy-ball
 *       method for convex optimization, 2015, theorem 4
 *   <li><b>Worst instance</b>: the one that performance estimation finds for five steps
 * </ul>
 */
public final class StronglyConvex {

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-11", "strongly-convex")
          .in("paper", "rate-outside")
          .says(
              "On L-smooth mu-strongly convex functions, h <= 1/L, momentum sqrt((1 - h mu)(1 - hL)): f(x_n) - f* <= (1 - h mu)^n (f(x_0) - f*).")
          .from("Ghadimi, Feyzmahdavian, Johansson 2015, theorem 4")
          .upper(0.55)
          .worst(
              data -> {
                Replay f = Replay.of(data, "heavy-ball-momentum");
                double rate = f.worstCase().parameter("alpha");
                double mu = f.worstCase().parameter("mu");
                return after(
                        Instance.on(f).from(f.worstCase().start()),
                        rate,
                        f.worstCase().parameter("beta"),
                        (int) f.worstCase().parameter("n"))
                    .atTheEnd()
                    .atMost((course, t) -> left(mu, rate, t) * course.gap(0));
              })
          .also(on(Quadratic.of(1, 2, 4), 1, 1, 1), on(new NesterovWorst(4, 1, 4), new double[4]))
          .exceededBy(
              CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9))
          .confirmedBy("heavy-ball-momentum", p -> left(p.get("mu"), p.get("alpha"), p.get("n")));

  private StronglyConvex() {}

  private static Instance on(Problem problem, double... start) {
    return after(Instance.on(problem).from(start), 0.1875, Math.sqrt(0.8125 * 0.25), 12)
        .atMost((course, t) -> left(1, 0.1875, t) * course.gap(0));
  }

  private static Instance.Draft after(
      Instance.Draft draft, double rate, double momentum, int steps) {
    return draft
        .with(LEARNING_RATE, rate)
        .with(MOMENTUM, momentum)
        .steps(steps)
        .measuring("f(x_t) - f*", Course::gap);
  }

  private static double left(double mu, double rate, double n) {
    return Math.pow(1 - rate * mu, n);
  }
}
