package org.gradmark.optimizers.claims;

import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.core.theorem.Theorem;

/**
 * The check of a claim that was made of a theorem.
 *
 * @param system whose theorem it is
 * @param theorem what is checked
 * @param part which half of it
 */
public record TheoremCheck(OptimizerSystem system, Theorem theorem, Part part)
    implements Check<OptimizerSubject> {

  /** The two claims of a tight theorem. */
  public enum Part {
    /** The bound is not exceeded. */
    BOUND,
    /** The worst instance reaches it. */
    REACHED
  }

  @Override
  public Outcome check(Trial<OptimizerSubject> trial) {
    Outcome outcome =
        theorem.guarantee() == Guarantee.STATISTICAL
            ? new SampledTrial(system, theorem, trial).decide()
            : part == Part.BOUND
                ? new TheoremTrial(system, theorem, trial).bound()
                : new TheoremTrial(system, theorem, trial).reached();
    return outcome.with("guarantee", theorem.guarantee().label());
  }
}
