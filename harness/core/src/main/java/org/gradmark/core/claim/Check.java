package org.gradmark.core.claim;

import org.gradmark.core.contract.Subject;

/**
 * The executable form of a claim. It must not depend on time, threads or anything else but its
 * trial.
 *
 * @param <S> the kind of subject
 */
@FunctionalInterface
public interface Check<S extends Subject> {

  /**
   * Puts the claim to a subject.
   *
   * @throws org.gradmark.core.contract.SubjectFailure if the subject breaks down
   */
  Outcome check(Trial<S> trial);
}
