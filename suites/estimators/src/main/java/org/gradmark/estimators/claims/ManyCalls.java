package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;

/**
 * CALLS-01: a clipping does at every step of a long run what it does at the first. It is asked one
 * small question more often than a byte counts.
 */
public final class ManyCalls {

  static final int CALLS = 300;

  /** What a byte counts. */
  private static final int PERIOD = 256;

  private static final String CAUSE = "it does not do the same at every call";

  private ManyCalls() {}

  /** This system with the claim, if it is called in every step. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    if (!system.kind().equals("clipping")) {
      return system;
    }
    Map<String, AskedAgain.Put> questions = new LinkedHashMap<>();
    List<Rejection<EstimatorSubject>> rejections = new ArrayList<>();
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      questions.put(dialect.id(), AskedAgain.questions(system, dialect).get(0));
      EstimatorSubject right =
          new EstimatorRuleSubject(
              system.id() + "/" + dialect.id(), system.id(), dialect.id(), dialect.rule());
      rejections.add(new Rejection<>(Forgetful.tired(right, PERIOD), CAUSE));
    }
    Claim<EstimatorSubject> claim =
        new Claim<>(
            "CALLS-01",
            "many-calls",
            Level.MUST,
            Kind.METAMORPHIC,
            "Called %d times, it does the same at every call.".formatted(CALLS),
            "the formula knows no step",
            false,
            questions.keySet(),
            trial -> check(system, trial, questions.get(trial.subject().dialect())),
            rejections);
    return system.with(List.of(claim));
  }

  private static Outcome check(
      EstimatorSystem system, Trial<EstimatorSubject> trial, AskedAgain.Put put) {
    if (!AskedAgain.suits(trial.subject(), put)) {
      return Outcome.skipped("its hyperparameters are fixed at " + trial.subject().fixed());
    }
    EstimatorRule declared = system.dialect(trial.subject().dialect()).rule();
    Values due = Reading.exactly(declared, put.inquiry());
    List<Asked> one = List.of(new Asked(1, put.inquiry()));
    List<Observation> wrong = new ArrayList<>();
    Map<Values, Match> judged = new HashMap<>();
    Match first = null;
    int at = 0;
    double worst = 0;
    for (int call = 1; call <= CALLS; call++) {
      List<Observation> seen = Observation.of(trial, one);
      Match match =
          judged.computeIfAbsent(seen.get(0).answer(), a -> match(system, trial, put, due, seen));
      worst = Math.max(worst, match.ratio());
      if (match.ratio() > 1) {
        at = wrong.isEmpty() ? call : at;
        first = wrong.isEmpty() ? match : first;
        wrong.addAll(seen);
      }
    }
    if (wrong.size() == CALLS) {
      return new Diagnosis(system, trial, List.of(EstimatorMistake.TRANSPOSED))
          .judge(wrong, worst, first.difference());
    }
    Outcome outcome =
        wrong.isEmpty()
            ? Outcome.pass(worst, 1, CALLS + " calls")
            : Outcome.fail(
                worst,
                1,
                "%s; of %d calls %d are wrong, call %d first: %s"
                    .formatted(CAUSE, CALLS, wrong.size(), at, first.difference()));
    return outcome.with("setting", put.setting().toString());
  }

  private static Match match(
      EstimatorSystem system,
      Trial<EstimatorSubject> trial,
      AskedAgain.Put put,
      Values due,
      List<Observation> seen) {
    String fault = Statement.fault(system, trial, seen);
    return fault.isEmpty()
        ? AskedAgain.match(system, trial, put, due, seen.get(0).answer(), "formula")
        : Match.misshapen(put.setting(), "the estimate", fault);
  }
}
