package org.gradmark.optimizers.games;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.games.extragradient.BestIterate;
import org.gradmark.optimizers.games.extragradient.BilinearContraction;
import org.gradmark.optimizers.games.extragradient.BilinearDivergence;
import org.gradmark.optimizers.games.extragradient.LastIterate;
import org.gradmark.optimizers.games.extragradient.LastIterateEstimated;
import org.gradmark.optimizers.games.extragradient.NegativeComonotoneDivergence;
import org.gradmark.optimizers.games.extragradient.NegativeComonotoneLimit;
import org.gradmark.optimizers.games.extragradient.Progress;
import org.gradmark.optimizers.games.extragradient.StronglyMonotoneDistance;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The extragradient method for games and monotone operators F, with two step sizes.
 *
 * <pre>
 *   a ← x - extrapolation lr F(x)
 *   x ← x - lr F(a)
 * </pre>
 */
public final class Extragradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("extragradient")
          .title("Extragradient")
          .source(
              "Korpelevich, The extragradient method for finding saddle points and other problems, 1976; two step sizes: Gorbunov, Taylor, Horvath, Gidel, Convergence of proximal point and extragradient-based methods beyond monotonicity, 2023, arXiv:2210.13831")
          .rows("A014.2")
          .hyperparameters(LEARNING_RATE.withDefault(0.1), EXTRAPOLATION)
          .paper("a = x - extrapolation lr F(x); x - lr F(a)", Extragradient::step)
          .mistakes(
              WrongRate.HALVED,
              WrongRate.DOUBLED,
              Mistake.hardCoded(EXTRAPOLATION, 1),
              Mistake.scheduleIgnored())
          .claims(
              WholeWay::claims,
              Theorems.of(
                  BilinearContraction.THEOREM,
                  BilinearDivergence.THEOREM,
                  Progress.THEOREM,
                  BestIterate.THEOREM,
                  LastIterate.THEOREM,
                  LastIterateEstimated.THEOREM,
                  StronglyMonotoneDistance.THEOREM,
                  NegativeComonotoneDivergence.THEOREM,
                  NegativeComonotoneLimit.THEOREM))
          .build();

  private Extragradient() {}

  private static Tensor step(Step s) {
    Tensor ahead = s.x().minus(s.gradient().times(s.rate().times(s.get(EXTRAPOLATION))));
    return s.x().minus(s.gradient(ahead).times(s.rate()));
  }
}
