package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.accelerated.stronglyconvex.ExactDistance;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * The information-theoretic exact method (ITEM): no first-order method comes nearer to the
 * minimiser of a smooth strongly convex function in the worst case.
 *
 * <pre>
 *   q = mu/L, A_0 = 0, x_0 = z_0
 *   A_(t+1)   = ((1 + q) A_t + 2 (1 + sqrt((1 + A_t)(1 + q A_t))))/(1 - q)²
 *   beta      = A_t/((1 - q) A_(t+1))
 *   delta     = ((1 - q)² A_(t+1) - (1 + q) A_t)/(2 (1 + q + q A_t))
 *   y_t     ← (1 - beta) z_t + beta x_t
 *   x_(t+1) ← y_t - g(y_t)/L
 *   z_(t+1) ← (1 - q delta) z_t + q delta y_t - delta g(y_t)/L
 * </pre>
 *
 * <p>The parameter is z.
 */
public final class InformationTheoreticExact {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("information-theoretic-exact")
          .title("Information-theoretic exact method (ITEM)")
          .source(
              "Taylor and Drori, An optimal gradient method for smooth strongly convex minimization, 2022, arXiv:2101.09741, section 2")
          .rows("S006.1")
          .hyperparameters(SMOOTHNESS, STRONG_CONVEXITY.withDefault(0.01))
          .paper(
              "y = (1 - beta) z + beta x; x = y - g/L; z = (1 - q delta) z + q delta y - delta g/L",
              ((Rule) InformationTheoreticExact::step).lookingAt(InformationTheoreticExact::mixed))
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.neverKept("x", "the point after the gradient step"),
              Mistake.neverKept("a", "the sequence A"))
          .claims(WholeWay::claims, Theorems.of(ExactDistance.THEOREM))
          .build();

  private InformationTheoreticExact() {}

  private static Tensor q(Step s) {
    return s.get(STRONG_CONVEXITY).over(s.get(SMOOTHNESS));
  }

  private static Tensor a(Step s) {
    return s.last("a", s.t().times(0));
  }

  private static Tensor nextA(Step s) {
    Tensor root = a(s).plus(1).times(a(s).times(q(s)).plus(1)).sqrt();
    Tensor sum = a(s).times(q(s).plus(1)).plus(root.plus(1).times(2));
    return sum.over(q(s).oneMinus().square());
  }

  private static Tensor mixed(Step s) {
    Tensor beta = a(s).over(nextA(s).times(q(s).oneMinus()));
    return s.x().plus(s.last("x", s.x()).minus(s.x()).times(beta));
  }

  private static Tensor step(Step s) {
    Tensor q = q(s);
    Tensor over = q.oneMinus().square().times(nextA(s)).minus(a(s).times(q.plus(1)));
    Tensor delta = over.over(a(s).times(q).plus(q).plus(1).times(2));
    Tensor y = mixed(s);
    Tensor move = s.gradient().over(s.get(SMOOTHNESS));
    s.keep("x", y.minus(move));
    s.keep("a", nextA(s));
    return s.x().plus(y.minus(s.x()).times(q.times(delta))).minus(move.times(delta));
  }
}
