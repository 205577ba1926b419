package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.system.InitializerSystem;

/** The claims that whole families of initializers have to meet. */
public final class Family {

  private Family() {}

  /** Weights that are independent and have a continuous symmetric law. */
  public static List<Claim<InitializerSubject>> independent(InitializerSystem system) {
    List<Claim<InitializerSubject>> claims = new ArrayList<>(Moments.claims(system));
    claims.addAll(EvenScale.claims(system));
    claims.addAll(Distribution.claims(system));
    claims.addAll(Tails.claims(system));
    claims.addAll(NormalShape.claims(system));
    claims.addAll(EveryKindLaw.claims(system));
    claims.addAll(Independence.claims(system));
    claims.addAll(StructuredKernels.claims(system));
    claims.addAll(Contract.claims(system));
    return claims;
  }
}
