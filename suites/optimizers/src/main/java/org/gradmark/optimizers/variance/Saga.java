package org.gradmark.optimizers.variance;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.descent.smooth.WrongGradient;
import org.gradmark.optimizers.variance.saga.Converges;
import org.gradmark.optimizers.variance.saga.LongRun;
import org.gradmark.optimizers.variance.saga.Lyapunov;
import org.gradmark.optimizers.variance.saga.LyapunovFromStart;
import org.gradmark.optimizers.variance.saga.SecondMoment;
import org.gradmark.optimizers.variance.saga.SecondMomentFromZeros;
import org.gradmark.optimizers.variance.saga.Table;
import org.gradmark.optimizers.variance.saga.Unbiased;
import org.gradmark.optimizers.variance.saga.WrongTable;

/**
 * SAGA: a stochastic gradient, corrected by a table of the gradients that every component had when
 * it was last drawn.
 *
 * <pre>
 *   x ← x - lr (g_j(x) - table_j + mean(table))      j: the drawn component
 *   table_j ← g_j(x)                                 x: before the step
 * </pre>
 */
public final class Saga {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("saga")
          .title("SAGA")
          .source(
              "Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method with support for non-strongly convex composite objectives, 2014, arXiv:1407.0202, section 2")
          .rows("S020.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("x - lr (g_j - table_j + mean(table)); the table starts at x_0", Table.PAPER)
          .dialect(
              "zero-table",
              "the table starts at zero, as theorem 1 allows: no gradients before the first step",
              Table.ZERO)
          .mistakes(WrongTable.all())
          .mistakes(CommonMistakes.ASCENT, WrongGradient.HALVED, WrongGradient.DOUBLED)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  Lyapunov.THEOREM,
                  LyapunovFromStart.THEOREM,
                  Unbiased.THEOREM,
                  Converges.THEOREM,
                  LongRun.THEOREM,
                  SecondMoment.THEOREM,
                  SecondMomentFromZeros.THEOREM))
          .build();

  private Saga() {}
}
