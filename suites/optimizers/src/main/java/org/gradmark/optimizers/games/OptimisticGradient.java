package org.gradmark.optimizers.games;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.games.optimistic.BilinearDivergence;
import org.gradmark.optimizers.games.optimistic.BilinearHalfSteps;
import org.gradmark.optimizers.games.optimistic.BilinearSpiral;
import org.gradmark.optimizers.games.optimistic.HintedRegret;
import org.gradmark.optimizers.games.optimistic.HintedSpiral;
import org.gradmark.optimizers.games.optimistic.KinkSwing;
import org.gradmark.optimizers.games.optimistic.OptimisticRegret;
import org.gradmark.optimizers.games.optimistic.OptimisticResidual;
import org.gradmark.optimizers.games.optimistic.PastResidual;
import org.gradmark.optimizers.games.optimistic.PlainStartRegret;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The optimistic gradient method, also known as past extragradient (Popov): extragradient with one
 * call per step, whose look-ahead uses the gradient of the look-ahead before.
 *
 * <pre>
 *   a ← x - extrapolation lr g        g: the last F(a), at first 0
 *   g ← F(a)
 *   x ← x - lr g
 * </pre>
 *
 * <p>The look-ahead points themselves follow {@code a ← a - lr ((1 + e) F(a) - e F(a before))}: the
 * one-line form, whose parameter is the look-ahead point.
 */
public final class OptimisticGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("optimistic-gradient")
          .title("Optimistic gradient (past extragradient)")
          .source(
              "Popov, A modification of the Arrow-Hurwicz method for search of saddle points, 1980; Hsieh, Iutzeler, Malick, Mertikopoulos, On the convergence of single-call stochastic extra-gradient methods, 2019, arXiv:1908.08465")
          .rows("A014.3", "A134.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.1), EXTRAPOLATION)
          .paper("a = x - extrapolation lr g; g = F(a), at first 0; x - lr g", s -> past(s, false))
          .dialect(
              "extragradient-start",
              "the first look-ahead uses F(x_0): one call more (PEPit)",
              s -> past(s, true))
          .dialect(
              "one-line",
              "a - lr ((1 + extrapolation) F(a) - extrapolation g); g at first 0",
              s -> oneLine(s, s.last("g")))
          .dialect(
              "one-line-plain-start",
              "the same, g at first F(a): the first step is plain (Optax)",
              s -> oneLine(s, s.last("g", s.gradient())))
          .mistakes(WrongRate.HALVED, WrongRate.DOUBLED, Mistake.hardCoded(EXTRAPOLATION, 1))
          .mistakesIn(
              List.of("paper", "one-line", "one-line-plain-start"),
              Mistake.neverKept("g", "the gradient before"))
          .claims(
              WholeWay::claims,
              Theorems.of(
                  BilinearSpiral.THEOREM,
                  BilinearHalfSteps.THEOREM,
                  BilinearDivergence.THEOREM,
                  PastResidual.THEOREM,
                  OptimisticResidual.THEOREM,
                  OptimisticRegret.THEOREM,
                  HintedRegret.THEOREM,
                  PlainStartRegret.THEOREM,
                  HintedSpiral.THEOREM,
                  KinkSwing.THEOREM))
          .build();

  private OptimisticGradient() {}

  private static Tensor past(Step s, boolean startsWithGradient) {
    Tensor before = startsWithGradient ? s.last("g", s.gradient()) : s.last("g");
    Tensor ahead = s.x().minus(before.times(s.rate().times(s.get(EXTRAPOLATION))));
    Tensor g = s.keep("g", s.gradient(ahead));
    return s.x().minus(g.times(s.rate()));
  }

  private static Tensor oneLine(Step s, Tensor before) {
    Tensor g = s.keep("g", s.gradient());
    Tensor more = g.minus(before).times(s.get(EXTRAPOLATION));
    return s.x().minus(g.plus(more).times(s.rate()));
  }
}
