package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method with inexact subgradients.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}; the oracle answers with
 *       epsilon-subgradients: {@code f(y) >= f(x) + <g, y - x> - epsilon} for all y
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, constant rate
 *   <li><b>Guarantee</b>: {@code mean_(i<=t) f(x_i) - f* <= (R² + (t+1) lr² M²)/(2 (t+1) lr) +
 *       epsilon}; upper
 *   <li><b>Reference</b>: Correa and Lemarechal, Convergence of some algorithms for convex
 *       minimization, 1993; Millan and Machado, Inexact proximal epsilon-subgradient methods for
 *       composite convex optimization problems, 2019, lemma 2
 *   <li><b>Worst instance</b>: the largest of 8 coordinates, {@code epsilon = lr M²}: every
 *       coordinate is lowered twice, for the second time when it is already lower than the others
 *       by epsilon
 * </ul>
 */
public final class InexactSubgradient {

  private static final double M = 2;
  private static final double R = 1;
  private static final double RATE = 0.0625;
  private static final double EPSILON = RATE * M * M;
  private static final int DIMENSION = 8;
  private static final int N = 2 * DIMENSION - 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-48", "inexact-subgradient")
          .says(
              "On convex M-Lipschitz functions with epsilon-subgradients, with a constant rate: the mean of f(x_0) - f* to f(x_t) - f* is at most (R² + (t+1) lr² M²)/(2 (t+1) lr) + epsilon.")
          .from("Correa and Lemarechal 1993; Millan and Machado 2019, lemma 2")
          .upper(0.75)
          .worst(twice())
          .also(onAbsoluteValue())
          .exceededBy(CommonMistakes.ASCENT, Scaling.SHARED)
          .confirmedBy(
              "epsilon-subgradient-method",
              p ->
                  bound((int) Math.round(p.get("n")), p.get("R"), p.get("gamma"), p.get("M"))
                      + p.get("eps"));

  private InexactSubgradient() {}

  private static double bound(int t, double radius, double rate, double lipschitz) {
    double noise = (t + 1) * rate * rate * lipschitz * lipschitz;
    return (radius * radius + noise) / (2 * (t + 1) * rate);
  }

  private static Instance twice() {
    return Instance.on(new MaxCoordinate(M, R, DIMENSION))
        .from(new double[DIMENSION])
        .with(LEARNING_RATE, RATE)
        .facing(t -> lowered((t - 1) / 2))
        .steps(N)
        .measuring("the mean of f(x_0) - f* to f(x_t) - f*", MeanOfValues::mean)
        .atMost(t -> bound(t, R, RATE, M) + EPSILON);
  }

  private static Oracle lowered(int coordinate) {
    double[] g = new double[DIMENSION];
    g[coordinate] = M;
    return Oracle.fixed(List.of(new Values(Shape.of(DIMENSION), g)));
  }

  private static Instance onAbsoluteValue() {
    return Instance.on(new AbsoluteValue(M))
        .from(R)
        .with(LEARNING_RATE, RATE)
        .steps(N)
        .measuring("the mean of f(x_0) - f* to f(x_t) - f*", MeanOfValues::mean)
        .atMost(t -> bound(t, R, RATE, M) + EPSILON);
  }
}
