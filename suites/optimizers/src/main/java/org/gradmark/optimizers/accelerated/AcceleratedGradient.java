package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.accelerated.nesterov.AcceleratedPotential;
import org.gradmark.optimizers.accelerated.nesterov.ExactLambdaSequence;
import org.gradmark.optimizers.accelerated.nesterov.Extrapolation;
import org.gradmark.optimizers.accelerated.nesterov.LambdaSequence;
import org.gradmark.optimizers.accelerated.nesterov.SimplifiedMomentum;
import org.gradmark.optimizers.accelerated.nesterov.SpanLowerBound;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * Nesterov's accelerated gradient method for smooth convex functions.
 *
 * <pre>
 *   x_t     ← y_t - lr g(y_t)                          lr = 1/L
 *   l_(t+1) ← (1 + sqrt(1 + 4 l_t²))/2                 l_1 = 1
 *   y_(t+1) ← x_t + (l_t - 1)/l_(t+1) (x_t - x_(t-1))
 * </pre>
 *
 * <p>The parameter is {@code x_t}. The simplified form puts {@code (t - 1)/(t + 2)} for the
 * quotient of lambdas, which it approaches.
 */
public final class AcceleratedGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("accelerated-gradient")
          .title("Accelerated gradient (Nesterov 1983)")
          .source(
              "Nesterov, A method for solving the convex programming problem with convergence rate O(1/k²), 1983; Bubeck 2015, arXiv:1405.4980, section 3.7.2")
          .rows("A080.2")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper(
              "y = x + (l_(t-1) - 1)/l_t (x - x_before); x = y - lr g(y)",
              Extrapolation.by(Extrapolation::lambdas))
          .dialect(
              "simplified",
              "y = x + (t - 2)/(t + 1) (x - x_before); x = y - lr g(y)",
              Extrapolation.by(Extrapolation::simplified))
          .mistakes(CommonMistakes.ASCENT, Extrapolation.DROPPED)
          .mistakesIn(
              List.of("paper"), Extrapolation.LATE, Extrapolation.EARLY, Extrapolation.SAME_INDEX)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  LambdaSequence.THEOREM,
                  ExactLambdaSequence.THEOREM,
                  SimplifiedMomentum.THEOREM,
                  AcceleratedPotential.THEOREM,
                  SpanLowerBound.THEOREM))
          .build();

  private AcceleratedGradient() {}
}
