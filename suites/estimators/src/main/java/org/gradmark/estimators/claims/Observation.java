package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * What a subject answered.
 *
 * @param asked the question
 * @param precision in which arithmetic
 * @param answer what it said
 */
record Observation(Asked asked, Precision precision, Values answer) {

  /** Puts all questions to the subject of a trial. */
  static List<Observation> of(Trial<EstimatorSubject> trial, List<Asked> questions) {
    List<Observation> seen = new ArrayList<>();
    for (Asked asked : questions) {
      Values answer = trial.subject().estimate(trial.backend(), asked.inquiry());
      seen.add(new Observation(asked, trial.precision(), answer));
    }
    return seen;
  }

  /** The same answer, as if float32 was all that it had to be as exact as. */
  Observation inFloat32() {
    return new Observation(asked, Precision.FLOAT32, answer);
  }
}
