package org.gradmark.optimizers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;

/**
 * Turns a comparison into an outcome: agreement, a known cause, or the first place where subject
 * and expectation part.
 */
record Judgement(
    OptimizerSystem system,
    Trial<OptimizerSubject> trial,
    Observation seen,
    List<Mistake> mistakes) {

  /** With no other mistakes in mind than the system's. */
  Judgement(OptimizerSystem system, Trial<OptimizerSubject> trial, Observation seen) {
    this(system, trial, seen, List.of());
  }

  Outcome of(Comparison comparison, Trajectory expected, String agreement) {
    if (comparison.compared() == 0) {
      return Outcome.skipped("every value is out of the range of " + trial.precision().dtype());
    }
    Comparison.Point at = comparison.at();
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("values", comparison.compared());
    evidence.put("worst_at", seen.place(at.step(), at.parameter(), at.element()));
    evidence.put("observed", at.observed());
    evidence.put("expected", at.expected());
    evidence.put("tolerance", at.tolerance());
    if (comparison.agrees()) {
      return new Outcome(Result.PASS, comparison.worst(), 1, agreement, evidence);
    }
    List<Diagnosis.Cause> causes =
        new Diagnosis(system, trial.subject().dialect(), mistakes).explain(List.of(seen), trial);
    String message = Diagnosis.sentence(causes) + ": " + firstError(comparison.first(), expected);
    return new Outcome(Diagnosis.result(causes), comparison.worst(), 1, message, evidence)
        .with("causes", Diagnosis.sentences(causes));
  }

  private String firstError(Comparison.Point point, Trajectory expected) {
    double before =
        seen.trajectory().before(seen.scenario(), point.step(), point.parameter(), point.element());
    double due = expected.before(seen.scenario(), point.step(), point.parameter(), point.element());
    return "at "
        + seen.place(point.step(), point.parameter(), point.element())
        + Text.moves(point.observed() - before, point.expected() - due);
  }
}
