package org.gradmark.optimizers.descent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.descent.nonsmooth.AnytimeRate;
import org.gradmark.optimizers.descent.nonsmooth.AverageIterate;
import org.gradmark.optimizers.descent.nonsmooth.BestIterate;
import org.gradmark.optimizers.descent.nonsmooth.ConstantRate;
import org.gradmark.optimizers.descent.nonsmooth.Energy;
import org.gradmark.optimizers.descent.nonsmooth.InexactSubgradient;
import org.gradmark.optimizers.descent.nonsmooth.MeanOfValues;
import org.gradmark.optimizers.descent.nonsmooth.RestrictedSecant;
import org.gradmark.optimizers.descent.nonsmooth.StochasticEnergy;
import org.gradmark.optimizers.descent.nonsmooth.StronglyConvexAverage;
import org.gradmark.optimizers.descent.nonsmooth.StronglyConvexEnergy;
import org.gradmark.optimizers.descent.schedules.ConstantLastIterate;
import org.gradmark.optimizers.descent.schedules.ConstantRateOmega;
import org.gradmark.optimizers.descent.schedules.ConstantRateRises;
import org.gradmark.optimizers.descent.schedules.CooldownExact;
import org.gradmark.optimizers.descent.schedules.CosineDecay;
import org.gradmark.optimizers.descent.schedules.InverseRoot;
import org.gradmark.optimizers.descent.schedules.LinearCooldown;
import org.gradmark.optimizers.descent.schedules.LinearDecay;
import org.gradmark.optimizers.descent.schedules.LinearWarmup;
import org.gradmark.optimizers.descent.schedules.QuadraticDecay;
import org.gradmark.optimizers.descent.schedules.RisingSchedule;
import org.gradmark.optimizers.descent.schedules.RootCooldown;
import org.gradmark.optimizers.descent.smooth.ChebyshevSteps;
import org.gradmark.optimizers.descent.smooth.ConvexGradientByDistance;
import org.gradmark.optimizers.descent.smooth.ConvexGradientByValue;
import org.gradmark.optimizers.descent.smooth.DescentLemma;
import org.gradmark.optimizers.descent.smooth.DistanceDecrease;
import org.gradmark.optimizers.descent.smooth.Divergence;
import org.gradmark.optimizers.descent.smooth.EdgeOfStability;
import org.gradmark.optimizers.descent.smooth.ExponentialRate;
import org.gradmark.optimizers.descent.smooth.GradientPotential;
import org.gradmark.optimizers.descent.smooth.InexactGradient;
import org.gradmark.optimizers.descent.smooth.LojasiewiczInequality;
import org.gradmark.optimizers.descent.smooth.LongSteps;
import org.gradmark.optimizers.descent.smooth.Nonconvex;
import org.gradmark.optimizers.descent.smooth.OptimalConstantStep;
import org.gradmark.optimizers.descent.smooth.QuadraticGrowth;
import org.gradmark.optimizers.descent.smooth.QuadraticGrowthDecreasing;
import org.gradmark.optimizers.descent.smooth.Quadratics;
import org.gradmark.optimizers.descent.smooth.SilverSteps;
import org.gradmark.optimizers.descent.smooth.SilverStepsStronglyConvex;
import org.gradmark.optimizers.descent.smooth.SmoothConvex;
import org.gradmark.optimizers.descent.smooth.StronglyConvexDistance;
import org.gradmark.optimizers.descent.smooth.StronglyConvexDistanceDecrease;
import org.gradmark.optimizers.descent.smooth.StronglyConvexGradient;
import org.gradmark.optimizers.descent.smooth.StronglyConvexValue;
import org.gradmark.optimizers.descent.smooth.TwoGradientDecrease;
import org.gradmark.optimizers.descent.smooth.ValuePotential;
import org.gradmark.optimizers.descent.stochastic.AdditiveNoise;
import org.gradmark.optimizers.descent.stochastic.ExpectedDescent;
import org.gradmark.optimizers.descent.stochastic.HarmonicRate;
import org.gradmark.optimizers.descent.stochastic.HeavyTails;
import org.gradmark.optimizers.descent.stochastic.InterpolationAverage;
import org.gradmark.optimizers.descent.stochastic.InterpolationStep;
import org.gradmark.optimizers.descent.stochastic.IrisRegression;
import org.gradmark.optimizers.descent.stochastic.Kaczmarz;
import org.gradmark.optimizers.descent.stochastic.LeavesTheMinimum;
import org.gradmark.optimizers.descent.stochastic.LojasiewiczNoise;
import org.gradmark.optimizers.descent.stochastic.MiniBatch;
import org.gradmark.optimizers.descent.stochastic.NonconvexGradient;
import org.gradmark.optimizers.descent.stochastic.OneStep;
import org.gradmark.optimizers.descent.stochastic.PolyakRuppert;
import org.gradmark.optimizers.descent.stochastic.Reshuffling;
import org.gradmark.optimizers.descent.stochastic.RobbinsMonro;
import org.gradmark.optimizers.descent.stochastic.SmoothConvexAverage;
import org.gradmark.optimizers.descent.stochastic.StationaryVariance;
import org.gradmark.optimizers.descent.stochastic.StronglyConvex;
import org.gradmark.optimizers.descent.stochastic.TraceThreshold;
import org.gradmark.optimizers.games.descentascent.BilinearDivergence;
import org.gradmark.optimizers.games.descentascent.CocoerciveResidual;
import org.gradmark.optimizers.games.descentascent.StronglyMonotone;
import org.gradmark.optimizers.games.descentascent.StronglyMonotoneDivergence;

/**
 * Stochastic gradient descent.
 *
 * <pre>  x ← x - lr g</pre>
 */
public final class Sgd {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("sgd")
          .title("SGD")
          .source(
              "Ruder, An overview of gradient descent optimization algorithms, 2016, arXiv:1609.04747, section 2.2")
          .rows("A045.1", "A080.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), WEIGHT_DECAY)
          .paper("x - lr g", Sgd::step)
          .dialect("l2-decay", "decay joins the gradient: x - lr (g + wd x)", Sgd::l2Decay)
          .dialect(
              "independent-decay",
              "decay follows the schedule, not the rate: x - lr g - schedule wd x",
              Sgd::independentDecay)
          .mistakes(CommonMistakes.all())
          .mistakes(Mistake.hardCoded(LEARNING_RATE, 0.01))
          .mistakesIn(
              List.of("l2-decay", "independent-decay"), Mistake.hardCoded(WEIGHT_DECAY, 0.001))
          .claims(
              Family::elementWise,
              ScaleLaw::proportional,
              ClosedForm.claim(
                      "SGD-01",
                      "constant-gradient",
                      "On a constant gradient every step is -lr g.",
                      "the rule")
                  .in("paper", "l2-decay", "independent-decay")
                  .on(Streams.constant(20, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .moves(s -> s.g().times(s.get(LEARNING_RATE)).negate())
                  .rejecting(CommonMistakes.ASCENT, Mistake.hardCoded(LEARNING_RATE, 0.01)),
              Theorems.of(
                  SmoothConvex.THEOREM,
                  Quadratics.THEOREM,
                  StronglyConvexDistance.THEOREM,
                  StronglyConvexValue.THEOREM,
                  StronglyConvexGradient.THEOREM,
                  ConvexGradientByDistance.THEOREM,
                  ConvexGradientByValue.THEOREM,
                  LongSteps.THEOREM,
                  Nonconvex.THEOREM,
                  LojasiewiczInequality.THEOREM,
                  QuadraticGrowth.THEOREM,
                  QuadraticGrowthDecreasing.THEOREM,
                  SilverSteps.THEOREM,
                  SilverStepsStronglyConvex.THEOREM,
                  ValuePotential.THEOREM,
                  GradientPotential.THEOREM,
                  DescentLemma.THEOREM,
                  TwoGradientDecrease.THEOREM,
                  DistanceDecrease.THEOREM,
                  StronglyConvexDistanceDecrease.THEOREM,
                  Divergence.THEOREM,
                  EdgeOfStability.THEOREM,
                  OptimalConstantStep.THEOREM,
                  ExponentialRate.THEOREM,
                  InexactGradient.THEOREM,
                  ChebyshevSteps.THEOREM),
              Theorems.of(
                  MeanOfValues.THEOREM,
                  AverageIterate.THEOREM,
                  BestIterate.THEOREM,
                  Energy.THEOREM,
                  ConstantRate.THEOREM,
                  StronglyConvexEnergy.THEOREM,
                  StronglyConvexAverage.THEOREM,
                  RestrictedSecant.THEOREM,
                  InexactSubgradient.THEOREM,
                  AnytimeRate.THEOREM,
                  StochasticEnergy.THEOREM),
              Theorems.of(
                  LinearDecay.THEOREM,
                  ConstantLastIterate.THEOREM,
                  ConstantRateRises.THEOREM,
                  ConstantRateOmega.THEOREM,
                  CosineDecay.THEOREM,
                  LinearCooldown.THEOREM,
                  RootCooldown.THEOREM,
                  QuadraticDecay.THEOREM,
                  InverseRoot.THEOREM,
                  LinearWarmup.THEOREM,
                  CooldownExact.THEOREM,
                  RisingSchedule.THEOREM),
              Theorems.of(
                  BilinearDivergence.THEOREM,
                  StronglyMonotone.THEOREM,
                  StronglyMonotoneDivergence.THEOREM,
                  CocoerciveResidual.THEOREM),
              Theorems.of(
                  OneStep.THEOREM,
                  InterpolationStep.THEOREM,
                  StronglyConvex.THEOREM,
                  AdditiveNoise.THEOREM,
                  TraceThreshold.THEOREM,
                  Kaczmarz.THEOREM,
                  SmoothConvexAverage.THEOREM,
                  InterpolationAverage.THEOREM,
                  LojasiewiczNoise.THEOREM,
                  RobbinsMonro.THEOREM,
                  HarmonicRate.THEOREM,
                  PolyakRuppert.THEOREM,
                  ExpectedDescent.THEOREM,
                  NonconvexGradient.THEOREM,
                  LeavesTheMinimum.THEOREM,
                  MiniBatch.THEOREM,
                  StationaryVariance.THEOREM,
                  Reshuffling.THEOREM,
                  IrisRegression.THEOREM,
                  HeavyTails.THEOREM))
          .build();

  private Sgd() {}

  static Tensor step(Step s) {
    return s.x().minus(s.gradient().times(s.rate()));
  }

  private static Tensor l2Decay(Step s) {
    Tensor g = s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY)));
    return s.x().minus(g.times(s.rate()));
  }

  private static Tensor independentDecay(Step s) {
    Tensor decay = s.x().times(s.get(WEIGHT_DECAY)).times(s.schedule());
    return s.x().minus(s.gradient().times(s.rate())).minus(decay);
  }
}
