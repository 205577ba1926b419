package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;

/**
 * What a subject that failed a claim answers to the questions of the others. A cause that would
 * show in an answer that is right is none, and one that explains all answers outranks the others.
 */
final class Elsewhere {

  /** Settings that are asked about, at most. */
  private static final int SETTINGS = 24;

  /** Outcomes of each: the first, and one from the middle. */
  private static final int OUTCOMES = 2;

  private final EstimatorSystem system;
  private final Trial<EstimatorSubject> trial;
  private List<Observation> seen;

  /**
   * What is seen elsewhere of a subject; it is asked when that is first needed.
   *
   * @param system whose settings are asked about
   * @param trial of the subject
   */
  Elsewhere(EstimatorSystem system, Trial<EstimatorSubject> trial) {
    this.system = system;
    this.trial = trial;
  }

  /**
   * Those that explain all answers elsewhere, too; where none does, those that no right answer
   * refutes. The subject is asked only if there are any.
   */
  <T> List<T> unrefuted(List<T> causes, Function<T, EstimatorRule> rule) {
    if (causes.isEmpty()) {
      return causes;
    }
    List<T> whole = explaining(causes, rule, seen());
    if (!whole.isEmpty()) {
      return whole;
    }
    EstimatorRule declared = system.dialect(trial.subject().dialect()).rule();
    List<Observation> right =
        seen().stream().filter(one -> Diagnosis.gives(declared, one)).toList();
    return causes.stream()
        .filter(cause -> right.stream().noneMatch(one -> shows(rule.apply(cause), one)))
        .toList();
  }

  /** Those that explain all answers elsewhere, too. */
  <T> List<T> confirmed(List<T> causes, Function<T, EstimatorRule> rule) {
    return causes.isEmpty() ? causes : explaining(causes, rule, seen());
  }

  private static <T> List<T> explaining(
      List<T> causes, Function<T, EstimatorRule> rule, List<Observation> seen) {
    return causes.stream()
        .filter(cause -> seen.stream().allMatch(one -> Diagnosis.gives(rule.apply(cause), one)))
        .toList();
  }

  /** Questions of other claims, and the subject's answers. */
  List<Observation> seen() {
    if (seen == null) {
      seen = List.copyOf(ask());
    }
    return seen;
  }

  private List<Observation> ask() {
    List<Observation> seen = new ArrayList<>();
    for (Asked asked : questions()) {
      try {
        seen.addAll(Observation.of(trial, List.of(asked)));
      } catch (SubjectFailure e) {
        return seen; // it may have hung; the claim about that question says so
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        continue; // it knows no answer to that one
      }
    }
    return seen;
  }

  private List<Asked> questions() {
    List<Setting> settings =
        system.settings(trial.subject().dialect()).stream().distinct().toList();
    int step = (settings.size() + SETTINGS - 1) / SETTINGS;
    List<Asked> questions = new ArrayList<>();
    for (int i = 0; i < settings.size(); i += step) {
      for (int k = 0; k < OUTCOMES; k++) {
        Map<String, Values> draws = settings.get(i).law().example(k);
        Inquiry inquiry = settings.get(i).inquiry(system.hyperparameters(), draws);
        if (suits(inquiry) && (k == 0 || !draws.equals(settings.get(i).law().example(0)))) {
          questions.add(new Asked(1, inquiry));
        }
      }
    }
    return questions;
  }

  private boolean suits(Inquiry inquiry) {
    return trial.subject().fixed().entrySet().stream()
        .allMatch(fixed -> fixed.getValue().equals(inquiry.hyperparameters().get(fixed.getKey())));
  }

  /** Whether a rule would have answered otherwise, and not by rounding. */
  private static boolean shows(EstimatorRule rule, Observation one) {
    try {
      Values wrong = rule.on(IeeeBackend.F64, one.asked().inquiry());
      double size = References.largest(wrong.toArray());
      return !Diagnosis.resembles(one, wrong, Diagnosis.COARSE * size)
          && !Diagnosis.gives(rule, one);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return false; // it asks for what the question does not have
    }
  }
}
