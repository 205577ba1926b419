package org.gradmark.estimators;

import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.system.SystemProvider;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.estimators.adjoint.LinearSolveAdjoint;
import org.gradmark.estimators.attribution.ExpectedGradients;
import org.gradmark.estimators.attribution.FullGrad;
import org.gradmark.estimators.attribution.IntegratedGradients;
import org.gradmark.estimators.attribution.MoreauGrad;
import org.gradmark.estimators.attribution.SmoothGrad;
import org.gradmark.estimators.attribution.SparseMoreauGrad;
import org.gradmark.estimators.averaging.ExponentialAverage;
import org.gradmark.estimators.averaging.PolyakAverage;
import org.gradmark.estimators.averaging.PolynomialAverage;
import org.gradmark.estimators.averaging.WeightAveraging;
import org.gradmark.estimators.claims.AskedAgain;
import org.gradmark.estimators.claims.ManyCalls;
import org.gradmark.estimators.claims.ManySamples;
import org.gradmark.estimators.claims.ManySteps;
import org.gradmark.estimators.claims.OneApart;
import org.gradmark.estimators.claims.References;
import org.gradmark.estimators.clipping.AdaptiveClipping;
import org.gradmark.estimators.clipping.GradientNormalization;
import org.gradmark.estimators.clipping.NormClipping;
import org.gradmark.estimators.clipping.RmsClipping;
import org.gradmark.estimators.clipping.ValueClipping;
import org.gradmark.estimators.credit.Backpropagation;
import org.gradmark.estimators.credit.DirectFeedback;
import org.gradmark.estimators.credit.FewBitBackward;
import org.gradmark.estimators.credit.ForwardForward;
import org.gradmark.estimators.credit.TwoPhase;
import org.gradmark.estimators.curvature.HutchinsonDiagonal;
import org.gradmark.estimators.curvature.HutchinsonTrace;
import org.gradmark.estimators.diffusion.ClassifierGuidance;
import org.gradmark.estimators.diffusion.DirectReward;
import org.gradmark.estimators.diffusion.DistributionMatching;
import org.gradmark.estimators.diffusion.ImplicitDiffusion;
import org.gradmark.estimators.diffusion.PerturbedScore;
import org.gradmark.estimators.diffusion.ReverseStep;
import org.gradmark.estimators.directional.ForwardGradient;
import org.gradmark.estimators.directional.Kwsa;
import org.gradmark.estimators.directional.Rdsa;
import org.gradmark.estimators.directional.Spsa;
import org.gradmark.estimators.discrete.Enumerated;
import org.gradmark.estimators.discrete.GumbelSoftmax;
import org.gradmark.estimators.discrete.ReinMax;
import org.gradmark.estimators.discrete.Reinforce;
import org.gradmark.estimators.discrete.StraightThrough;
import org.gradmark.estimators.discrete.StraightThroughGumbel;
import org.gradmark.estimators.dynamics.EulerAdjoint;
import org.gradmark.estimators.dynamics.ReversibleHeun;
import org.gradmark.estimators.hypergradient.ImplicitHypergradient;
import org.gradmark.estimators.hypergradient.NeumannHypergradient;
import org.gradmark.estimators.hypergradient.UnrolledHypergradient;
import org.gradmark.estimators.local.PixelSpsa;
import org.gradmark.estimators.penalty.GradientRegularization;
import org.gradmark.estimators.privacy.GhostNorm;
import org.gradmark.estimators.privacy.PrivateGradient;
import org.gradmark.estimators.schedule.ConstantRate;
import org.gradmark.estimators.schedule.CosineDecay;
import org.gradmark.estimators.schedule.CosineRestarts;
import org.gradmark.estimators.schedule.ExponentialDecay;
import org.gradmark.estimators.schedule.InverseSquareRoot;
import org.gradmark.estimators.schedule.InverseTimeDecay;
import org.gradmark.estimators.schedule.LinearDecay;
import org.gradmark.estimators.schedule.LinearWarmup;
import org.gradmark.estimators.schedule.MultiStepDecay;
import org.gradmark.estimators.schedule.OneCycle;
import org.gradmark.estimators.schedule.PolynomialDecay;
import org.gradmark.estimators.schedule.ReduceOnPlateau;
import org.gradmark.estimators.schedule.SigmoidDecay;
import org.gradmark.estimators.schedule.StepDecay;
import org.gradmark.estimators.schedule.TriangularCycle;
import org.gradmark.estimators.schedule.WarmupCosine;
import org.gradmark.estimators.schedule.WarmupExponential;
import org.gradmark.estimators.schedule.WarmupStableDecay;
import org.gradmark.estimators.statistic.calibration.ConformalRiskControl;
import org.gradmark.estimators.statistic.calibration.ExpectedCalibrationError;
import org.gradmark.estimators.statistic.calibration.ProbabilisticCalibrationError;
import org.gradmark.estimators.statistic.calibration.SplitConformal;
import org.gradmark.estimators.statistic.distances.Alignment;
import org.gradmark.estimators.statistic.distances.EnergyDistance;
import org.gradmark.estimators.statistic.distances.Uniformity;
import org.gradmark.estimators.statistic.gradients.DeltaDropping;
import org.gradmark.estimators.statistic.gradients.FilterNormalization;
import org.gradmark.estimators.statistic.gradients.GeneralizationGap;
import org.gradmark.estimators.statistic.gradients.Learnability;
import org.gradmark.estimators.statistic.gradients.LinearPath;
import org.gradmark.estimators.statistic.gradients.MCoherence;
import org.gradmark.estimators.statistic.gradients.MiniBatch;
import org.gradmark.estimators.statistic.gradients.NormTest;
import org.gradmark.estimators.statistic.gradients.SubspaceFraction;
import org.gradmark.estimators.statistic.gradients.SubspaceOverlap;
import org.gradmark.estimators.statistic.gradients.Telescoping;
import org.gradmark.estimators.statistic.matrices.InverseRoot;
import org.gradmark.estimators.statistic.matrices.LanczosQuadrature;
import org.gradmark.estimators.statistic.matrices.LipschitzSandwich;
import org.gradmark.estimators.statistic.objectives.SpectralRisk;
import org.gradmark.estimators.stochastic.MeasureValued;
import org.gradmark.estimators.stochastic.Pathwise;
import org.gradmark.estimators.stochastic.ScoreFunction;
import org.gradmark.estimators.surgery.Bloop;
import org.gradmark.estimators.variational.LocationScale;
import org.gradmark.estimators.variational.PathGradient;

/**
 * All estimators of this suite: a new one is a file of its own and a line here. The claim about
 * values of independent libraries is added to every system that has any.
 */
public final class EstimatorSuite implements SystemProvider {

  /**
   * In the order of reports: gradient estimators, attributions, statistics, schedules, averages,
   * clippings.
   */
  public static final List<EstimatorSystem> SYSTEMS =
      Stream.of(
              ScoreFunction.SYSTEM,
              Pathwise.SYSTEM,
              MeasureValued.SYSTEM,
              Enumerated.SYSTEM,
              Reinforce.SYSTEM,
              StraightThrough.SYSTEM,
              GumbelSoftmax.SYSTEM,
              StraightThroughGumbel.SYSTEM,
              ReinMax.SYSTEM,
              ForwardGradient.SYSTEM,
              Spsa.SYSTEM,
              Rdsa.SYSTEM,
              Kwsa.SYSTEM,
              HutchinsonTrace.SYSTEM,
              HutchinsonDiagonal.SYSTEM,
              LinearSolveAdjoint.SYSTEM,
              DistributionMatching.SYSTEM,
              Bloop.SYSTEM,
              EulerAdjoint.SYSTEM,
              ReversibleHeun.SYSTEM,
              PixelSpsa.SYSTEM,
              DirectFeedback.SYSTEM,
              Backpropagation.SYSTEM,
              ForwardForward.SYSTEM,
              FewBitBackward.SYSTEM,
              TwoPhase.SYSTEM,
              ClassifierGuidance.SYSTEM,
              PerturbedScore.SYSTEM,
              ImplicitDiffusion.SYSTEM,
              ReverseStep.SYSTEM,
              PathGradient.SYSTEM,
              LocationScale.SYSTEM,
              ImplicitHypergradient.SYSTEM,
              NeumannHypergradient.SYSTEM,
              UnrolledHypergradient.SYSTEM,
              GhostNorm.SYSTEM,
              PrivateGradient.SYSTEM,
              GradientRegularization.SYSTEM,
              DirectReward.SYSTEM,
              ExpectedGradients.SYSTEM,
              FullGrad.SYSTEM,
              IntegratedGradients.SYSTEM,
              MoreauGrad.SYSTEM,
              SmoothGrad.SYSTEM,
              SparseMoreauGrad.SYSTEM,
              ConformalRiskControl.SYSTEM,
              ProbabilisticCalibrationError.SYSTEM,
              SplitConformal.SYSTEM,
              DeltaDropping.SYSTEM,
              GeneralizationGap.SYSTEM,
              MCoherence.SYSTEM,
              MiniBatch.SYSTEM,
              NormTest.SYSTEM,
              SubspaceFraction.SYSTEM,
              SubspaceOverlap.SYSTEM,
              LanczosQuadrature.SYSTEM,
              Alignment.SYSTEM,
              EnergyDistance.SYSTEM,
              Uniformity.SYSTEM,
              ExpectedCalibrationError.SYSTEM,
              FilterNormalization.SYSTEM,
              Learnability.SYSTEM,
              InverseRoot.SYSTEM,
              LipschitzSandwich.SYSTEM,
              SpectralRisk.SYSTEM,
              LinearPath.SYSTEM,
              Telescoping.SYSTEM,
              ConstantRate.SYSTEM,
              StepDecay.SYSTEM,
              MultiStepDecay.SYSTEM,
              ExponentialDecay.SYSTEM,
              InverseTimeDecay.SYSTEM,
              PolynomialDecay.SYSTEM,
              LinearDecay.SYSTEM,
              SigmoidDecay.SYSTEM,
              CosineDecay.SYSTEM,
              CosineRestarts.SYSTEM,
              OneCycle.SYSTEM,
              TriangularCycle.SYSTEM,
              LinearWarmup.SYSTEM,
              InverseSquareRoot.SYSTEM,
              WarmupStableDecay.SYSTEM,
              WarmupCosine.SYSTEM,
              WarmupExponential.SYSTEM,
              ReduceOnPlateau.SYSTEM,
              ExponentialAverage.SYSTEM,
              WeightAveraging.SYSTEM,
              PolyakAverage.SYSTEM,
              PolynomialAverage.SYSTEM,
              ValueClipping.SYSTEM,
              NormClipping.SYSTEM,
              RmsClipping.SYSTEM,
              AdaptiveClipping.SYSTEM,
              GradientNormalization.SYSTEM)
          .map(References::addedTo)
          .map(ManySteps::addedTo)
          .map(OneApart::addedTo)
          .map(ManySamples::addedTo)
          .map(AskedAgain::addedTo)
          .map(ManyCalls::addedTo)
          .toList();

  @Override
  public List<SystemSpec<?>> systems() {
    return List.copyOf(SYSTEMS);
  }
}
