package org.gradmark.optimizers.proximal.conditional;

import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Theorem;

/**
 * The Frank-Wolfe method: the rate of its step sizes.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, on a compact convex set of diameter D
 *   <li><b>Method</b>: {@code x_t = x_(t-1) + 2/(t + 1) (s_t - x_(t-1))}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= 2 L D²/(n + 2)}, upper
 *   <li><b>Reference</b>: Jaggi, Revisiting Frank-Wolfe: projection-free sparse convex
 *       optimization, ICML 2013, theorem 1; Bubeck, Convex optimization: algorithms and complexity,
 *       2015, theorem 3.8
 *   <li><b>Worst instance</b>: the worst case of performance estimation, replayed: half the bound
 * </ul>
 */
public final class OpenLoopValue {

  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("FW-11", "open-loop-value")
          .says(
              "On convex L-smooth functions over a set of diameter D, with weights 2/(t + 1): f(x_n) - f* <= 2 L D²/(n + 2).")
          .from("Jaggi 2013, theorem 1; Bubeck 2015, theorem 3.8")
          .upper(0.5)
          .worst(data -> ExactValue.replayed(data, rate(N)))
          .also(
              Support.draft(10, Support.vertex())
                  .measuring("f(x_t) - f*", Course::gap)
                  .atMost(t -> 4 * rate(t)))
          .exceededBy(WrongConditional.MAXIMUM, WrongConditional.CONSTANT, WrongConditional.HALF)
          .confirmedBy("frank-wolfe", p -> p.get("L") * Math.pow(p.get("D"), 2) * rate(p.get("n")));

  private OpenLoopValue() {}

  private static double rate(double n) {
    return 2 / (n + 2);
  }
}
