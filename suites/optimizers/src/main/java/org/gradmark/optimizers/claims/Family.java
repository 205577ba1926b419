package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.system.OptimizerSystem;

/** The claims that every element-wise optimizer has to meet. */
public final class Family {

  private Family() {}

  /** Trajectories, relations, edge vectors. */
  public static List<Claim<OptimizerSubject>> elementWise(OptimizerSystem system) {
    List<Claim<OptimizerSubject>> claims = new ArrayList<>();
    claims.addAll(Trajectories.claims(system));
    claims.addAll(LongRun.claims(system));
    claims.addAll(Boundaries.claims(system));
    claims.addAll(SignSymmetry.claims(system));
    claims.addAll(Permutation.claims(system));
    claims.addAll(Splitting.claims(system));
    claims.addAll(Repeat.claims(system));
    claims.addAll(ZeroRate.claims(system));
    claims.addAll(CopyResume.claims(system));
    claims.addAll(LateParameter.claims(system));
    claims.addAll(Size.claims(system));
    claims.addAll(EdgeVectors.claims(system));
    return claims;
  }
}
