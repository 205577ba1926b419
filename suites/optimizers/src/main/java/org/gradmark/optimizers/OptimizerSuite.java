package org.gradmark.optimizers;

import java.util.List;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemProvider;
import org.gradmark.core.system.SystemSpec;
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
import org.gradmark.optimizers.descent.Momentum;
import org.gradmark.optimizers.descent.Nesterov;
import org.gradmark.optimizers.descent.Sgd;

/** All optimizers of this suite: a new one is a file of its own and a line here. */
public final class OptimizerSuite implements SystemProvider {

  /** In the order of reports: by family, then by age. */
  public static final List<OptimizerSystem> SYSTEMS =
      List.of(
          Sgd.SYSTEM,
          Momentum.SYSTEM,
          Nesterov.SYSTEM,
          AdaGrad.SYSTEM,
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
