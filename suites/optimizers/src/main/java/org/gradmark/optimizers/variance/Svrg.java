package org.gradmark.optimizers.variance;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.descent.smooth.WrongGradient;
import org.gradmark.optimizers.variance.svrg.EpochContraction;
import org.gradmark.optimizers.variance.svrg.InnerStep;
import org.gradmark.optimizers.variance.svrg.LinearNoise;
import org.gradmark.optimizers.variance.svrg.ManyEpochs;
import org.gradmark.optimizers.variance.svrg.SecondMoment;
import org.gradmark.optimizers.variance.svrg.Snapshots;
import org.gradmark.optimizers.variance.svrg.Unbiased;
import org.gradmark.optimizers.variance.svrg.WrongSnapshot;

/**
 * SVRG: a stochastic gradient, corrected by the full gradient at a snapshot that is taken every m
 * steps.
 *
 * <pre>
 *   every m steps: s ← x
 *   x ← x - lr (g_j(x) - g_j(s) + mean_i g_i(s))     j: the drawn component
 * </pre>
 *
 * <p>The next snapshot is the last point of an epoch (option I of the paper). The step asks for the
 * full gradient at the snapshot every time, where an implementation would keep it.
 */
public final class Svrg {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("svrg")
          .title("SVRG")
          .source(
              "Johnson, Zhang, Accelerating stochastic gradient descent using predictive variance reduction, 2013, figure 1, option I")
          .rows("S021.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), EPOCH_LENGTH)
          .paper("x - lr (g_j(x) - g_j(s) + mean(g_i(s))); s: x every m steps", Snapshots.PAPER)
          .mistakes(WrongSnapshot.all())
          .mistakes(
              CommonMistakes.ASCENT,
              WrongGradient.HALVED,
              WrongGradient.DOUBLED,
              Mistake.hardCoded(EPOCH_LENGTH, 100))
          .claims(
              WholeWay::claims,
              Theorems.of(
                  SecondMoment.THEOREM,
                  LinearNoise.THEOREM,
                  InnerStep.THEOREM,
                  Unbiased.THEOREM,
                  EpochContraction.THEOREM,
                  ManyEpochs.THEOREM))
          .build();

  private Svrg() {}
}
