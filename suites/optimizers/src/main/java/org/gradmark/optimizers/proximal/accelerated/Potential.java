package org.gradmark.optimizers.proximal.accelerated;

import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The potential of FISTA.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, h convex
 *   <li><b>Method</b>: FISTA with rate 1/L
 *   <li><b>Guarantee</b>: {@code V_t = lambda_t² (F(x_t) - F*) + L/2 ||z_t - x*||²} with {@code z_t
 *       = x_(t-1) + lambda_t (x_t - x_(t-1))} never grows, upper
 *   <li><b>Reference</b>: Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm for
 *       linear inverse problems, SIAM Journal on Imaging Sciences 2, 2009, lemma 4.1
 *   <li><b>Worst instance</b>: a linear function on {@code x >= 0} ({@link HalfLine}): it loses
 *       {@code M²/(2L)} times the square of lambda at a step, little of the potential
 * </ul>
 */
public final class Potential {

  public static final Theorem THEOREM =
      Theorem.named("FISTA-14", "potential")
          .says(
              "On f + h, f convex and L-smooth, h convex, with rate 1/L: V_t = lambda_t² (F(x_t) - F*) + L/2 ||z_t - x*||² never grows.")
          .from("Beck and Teboulle 2009, lemma 4.1")
          .upper(0.99)
          .worst(bounded(HalfLine.worst(HalfLine::sequence), 0))
          .also(bounded(HalfLine.shrinkage(), 2, 0.5))
          .exceededBy(
              WrongMomentum.NONE, WrongMomentum.LATE, WrongMomentum.WITHOUT_ROOT, WrongRate.HALVED);

  private Potential() {}

  private static Instance bounded(Instance.Draft draft, double... minimiser) {
    return draft
        .measuring("V_t", (course, t) -> potential(course, t, minimiser))
        .atMost((course, t) -> potential(course, t - 1, minimiser));
  }

  private static double potential(Course course, int t, double... minimiser) {
    double lambda = HalfLine.lambda(t);
    Values x = course.x(t);
    Values before = course.x(Math.max(t - 1, 0));
    double square = 0;
    for (int i = 0; i < minimiser.length; i++) {
      double z = before.get(i) + lambda * (x.get(i) - before.get(i));
      square += (z - minimiser[i]) * (z - minimiser[i]);
    }
    return lambda * lambda * course.gap(t) + HalfLine.L / 2 * square;
  }
}
