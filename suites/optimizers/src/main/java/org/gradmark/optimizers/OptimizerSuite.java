package org.gradmark.optimizers;

import java.util.List;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemProvider;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.optimizers.accelerated.AcceleratedGradient;
import org.gradmark.optimizers.accelerated.InformationTheoreticExact;
import org.gradmark.optimizers.accelerated.OptimizedGradient;
import org.gradmark.optimizers.accelerated.OptimizedGradientNorm;
import org.gradmark.optimizers.accelerated.RobustMomentum;
import org.gradmark.optimizers.accelerated.TripleMomentum;
import org.gradmark.optimizers.adagrad.AdaDelta;
import org.gradmark.optimizers.adagrad.AdaGrad;
import org.gradmark.optimizers.adagrad.RmsProp;
import org.gradmark.optimizers.adam.AdaBelief;
import org.gradmark.optimizers.adam.AdaMax;
import org.gradmark.optimizers.adam.Adam;
import org.gradmark.optimizers.adam.AdamW;
import org.gradmark.optimizers.adam.AmsGrad;
import org.gradmark.optimizers.adam.Lion;
import org.gradmark.optimizers.adam.Nadam;
import org.gradmark.optimizers.adaptive.AdaGradNorm;
import org.gradmark.optimizers.adaptive.ClippedGradient;
import org.gradmark.optimizers.adaptive.DistanceOverGradients;
import org.gradmark.optimizers.adaptive.NormalizedGradient;
import org.gradmark.optimizers.descent.Momentum;
import org.gradmark.optimizers.descent.Nesterov;
import org.gradmark.optimizers.descent.Sgd;
import org.gradmark.optimizers.games.Extragradient;
import org.gradmark.optimizers.games.OptimisticGradient;
import org.gradmark.optimizers.linesearch.ConjugateGradient;
import org.gradmark.optimizers.linesearch.CyclicCoordinateDescent;
import org.gradmark.optimizers.linesearch.PolyakStep;
import org.gradmark.optimizers.linesearch.SteepestDescent;
import org.gradmark.optimizers.mirror.DualAveraging;
import org.gradmark.optimizers.mirror.MirrorDescent;
import org.gradmark.optimizers.mirror.ProjectedGradient;
import org.gradmark.optimizers.proximal.AcceleratedProximalPoint;
import org.gradmark.optimizers.proximal.Fista;
import org.gradmark.optimizers.proximal.FrankWolfe;
import org.gradmark.optimizers.proximal.Halpern;
import org.gradmark.optimizers.proximal.ProximalGradient;
import org.gradmark.optimizers.proximal.ProximalPoint;
import org.gradmark.optimizers.variance.Saga;
import org.gradmark.optimizers.variance.Svrg;

/** All optimizers of this suite: a new one is a file of its own and a line here. */
public final class OptimizerSuite implements SystemProvider {

  /** In the order of reports: by family, then by age. */
  public static final List<OptimizerSystem> SYSTEMS =
      List.of(
          Sgd.SYSTEM,
          Momentum.SYSTEM,
          Nesterov.SYSTEM,
          AcceleratedGradient.SYSTEM,
          OptimizedGradient.SYSTEM,
          OptimizedGradientNorm.SYSTEM,
          TripleMomentum.SYSTEM,
          RobustMomentum.SYSTEM,
          InformationTheoreticExact.SYSTEM,
          SteepestDescent.SYSTEM,
          ConjugateGradient.SYSTEM,
          CyclicCoordinateDescent.SYSTEM,
          PolyakStep.SYSTEM,
          ProjectedGradient.SYSTEM,
          DualAveraging.SYSTEM,
          MirrorDescent.SYSTEM,
          ProximalPoint.SYSTEM,
          AcceleratedProximalPoint.SYSTEM,
          Halpern.SYSTEM,
          ProximalGradient.SYSTEM,
          Fista.SYSTEM,
          FrankWolfe.SYSTEM,
          Extragradient.SYSTEM,
          OptimisticGradient.SYSTEM,
          Saga.SYSTEM,
          Svrg.SYSTEM,
          ClippedGradient.SYSTEM,
          NormalizedGradient.SYSTEM,
          AdaGrad.SYSTEM,
          AdaGradNorm.SYSTEM,
          DistanceOverGradients.SYSTEM,
          AdaDelta.SYSTEM,
          RmsProp.SYSTEM,
          Adam.SYSTEM,
          AdaMax.SYSTEM,
          Nadam.SYSTEM,
          AmsGrad.SYSTEM,
          AdamW.SYSTEM,
          AdaBelief.SYSTEM,
          Lion.SYSTEM);

  @Override
  public List<SystemSpec<?>> systems() {
    return List.copyOf(SYSTEMS);
  }
}
