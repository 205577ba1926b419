package org.gradmark.initializers;

import java.util.List;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.system.SystemProvider;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.initializers.activation.Critical;
import org.gradmark.initializers.activation.Maxout;
import org.gradmark.initializers.activation.Snake;
import org.gradmark.initializers.orthogonal.Lsuv;
import org.gradmark.initializers.orthogonal.Orthogonal;
import org.gradmark.initializers.orthogonal.SmallScale;
import org.gradmark.initializers.plain.Constant;
import org.gradmark.initializers.plain.Dirac;
import org.gradmark.initializers.plain.Identity;
import org.gradmark.initializers.plain.Normal;
import org.gradmark.initializers.plain.Sparse;
import org.gradmark.initializers.plain.TruncatedNormal;
import org.gradmark.initializers.plain.Uniform;
import org.gradmark.initializers.variance.GlorotNormal;
import org.gradmark.initializers.variance.GlorotUniform;
import org.gradmark.initializers.variance.HeNormal;
import org.gradmark.initializers.variance.HeUniform;
import org.gradmark.initializers.variance.HeuristicUniform;
import org.gradmark.initializers.variance.LeCunNormal;
import org.gradmark.initializers.variance.LeCunUniform;
import org.gradmark.initializers.variance.VarianceScaling;
import org.gradmark.initializers.width.AbcParametrization;
import org.gradmark.initializers.width.MupReadout;

/** All initializers of this suite: a new one is a file of its own and a line here. */
public final class InitializerSuite implements SystemProvider {

  /** In the order of reports: by family, then by age. */
  public static final List<InitializerSystem> SYSTEMS =
      List.of(
          Constant.SYSTEM,
          Identity.SYSTEM,
          Dirac.SYSTEM,
          Sparse.SYSTEM,
          Uniform.SYSTEM,
          Normal.SYSTEM,
          TruncatedNormal.SYSTEM,
          HeuristicUniform.SYSTEM,
          LeCunNormal.SYSTEM,
          LeCunUniform.SYSTEM,
          GlorotNormal.SYSTEM,
          GlorotUniform.SYSTEM,
          HeNormal.SYSTEM,
          HeUniform.SYSTEM,
          VarianceScaling.SYSTEM,
          Critical.SYSTEM,
          Maxout.SYSTEM,
          Snake.SYSTEM,
          AbcParametrization.SYSTEM,
          MupReadout.SYSTEM,
          Orthogonal.SYSTEM,
          Lsuv.SYSTEM,
          SmallScale.SYSTEM);

  @Override
  public List<SystemSpec<?>> systems() {
    return List.copyOf(SYSTEMS);
  }
}
