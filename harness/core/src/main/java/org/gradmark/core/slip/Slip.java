package org.gradmark.core.slip;

import java.util.List;
import java.util.function.Function;

/**
 * One place of a rule written otherwise.
 *
 * @param site the place
 * @param change what stands there
 * @param sentence as one clause: {@code its formula has A instead of B}, and where if B stands at
 *     several places
 */
record Slip(Site site, Change change, String sentence) implements SlipBackend.Watch {

  @Override
  public Term result(Operation operation, List<Term> operands, Function<String, Term> scope) {
    // Only operations of this kind are worth a look at who asks for them.
    return operation.equals(site.operation()) && Site.here(operation).equals(site)
        ? change.apply(operands, scope)
        : Term.of(operation, operands);
  }
}
