package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * AGAIN-01: an estimator is a function of its question. Draws are part of the question, so the same
 * question has the same answer, whatever else was asked in between. A few questions are asked, then
 * the same in reverse order. Where sums are made in an order that varies, the two may differ by
 * what both may stray.
 */
public final class AskedAgain {

  private static final String CAUSE = "the same question gets another answer when asked again";

  /** Settings that are asked about, at most. */
  private static final int SETTINGS = 3;

  /** Outcomes of a setting that are tried until an answer is not zero. */
  private static final int TRIES = 16;

  private static final int ULPS = 2;

  private AskedAgain() {}

  /** This system with the claim. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    Map<String, List<Put>> questions = new LinkedHashMap<>();
    List<Rejection<EstimatorSubject>> rejections = new ArrayList<>();
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      List<Put> all = questions(system, dialect);
      questions.put(dialect.id(), all);
      EstimatorSubject right =
          new EstimatorRuleSubject(
              system.id() + "/" + dialect.id(), system.id(), dialect.id(), dialect.rule());
      rejections.add(new Rejection<>(Forgetful.asked(right), CAUSE));
      rejections.add(new Rejection<>(Forgetful.counted(right), CAUSE));
      if (lastDiffer(dialect.rule(), all)) {
        rejections.add(new Rejection<>(Forgetful.blended(right), CAUSE));
      }
    }
    Claim<EstimatorSubject> claim =
        new Claim<>(
            "AGAIN-01",
            "asked-again",
            Level.MUST,
            Kind.METAMORPHIC,
            "The same question, asked again after others, has the same answer.",
            "draws are part of the question, an estimate is a function of it",
            false,
            questions.keySet(),
            trial -> check(system, trial, questions.get(trial.subject().dialect())),
            rejections);
    return system.with(List.of(claim));
  }

  /** A question and where it is from. */
  record Put(Setting setting, Inquiry inquiry) {}

  static List<Put> questions(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    List<Put> all = new ArrayList<>();
    List<Setting> settings = system.settings(dialect.id()).stream().distinct().toList();
    int step = Math.max(1, (settings.size() + SETTINGS - 1) / SETTINGS);
    for (int i = 0; i < settings.size(); i += step) {
      Setting setting = settings.get(i);
      IntStream.range(0, TRIES)
          .mapToObj(k -> setting.inquiry(system.hyperparameters(), setting.law().example(k)))
          .filter(inquiry -> isTelling(dialect.rule().on(IeeeBackend.F64, inquiry)))
          .findFirst()
          .ifPresent(inquiry -> all.add(new Put(setting, inquiry)));
    }
    return all;
  }

  /** What is zero shows no factor. */
  private static boolean isTelling(Values due) {
    return due.isFinite() && References.largest(due.toArray()) > 0;
  }

  /** Whether the last two questions have answers of one shape that differ. */
  private static boolean lastDiffer(EstimatorRule rule, List<Put> all) {
    if (all.size() < 2) {
      return false;
    }
    Values last = rule.on(IeeeBackend.F64, all.get(all.size() - 1).inquiry());
    Values before = rule.on(IeeeBackend.F64, all.get(all.size() - 2).inquiry());
    double apart = 0;
    for (int i = 0; i < Math.min(last.size(), before.size()); i++) {
      apart = Math.max(apart, Math.abs(last.get(i) - before.get(i)));
    }
    return last.shape().equals(before.shape())
        && apart > Diagnosis.COARSE * References.largest(last.toArray());
  }

  private static Outcome check(
      EstimatorSystem system, Trial<EstimatorSubject> trial, List<Put> all) {
    EstimatorSubject subject = trial.subject();
    List<Put> possible = all.stream().filter(put -> suits(subject, put)).toList();
    if (possible.isEmpty()) {
      return Outcome.skipped("its hyperparameters are fixed at " + subject.fixed());
    }
    List<Asked> asked = possible.stream().map(put -> new Asked(1, put.inquiry())).toList();
    List<Observation> first = Observation.of(trial, asked);
    String fault = Statement.fault(system, trial, first);
    if (!fault.isEmpty()) {
      return new Diagnosis(system, trial, List.of(EstimatorMistake.TRANSPOSED))
          .judge(first, Double.POSITIVE_INFINITY, "the estimate " + fault);
    }
    List<Asked> back = new ArrayList<>(asked);
    Collections.reverse(back);
    List<Observation> second = new ArrayList<>(Observation.of(trial, back));
    Collections.reverse(second);
    Match worst = null;
    for (int i = 0; i < possible.size(); i++) {
      Match match =
          match(
              system,
              trial,
              possible.get(i),
              first.get(i).answer(),
              second.get(i).answer(),
              "first answer");
      worst = worst == null || match.ratio() > worst.ratio() ? match : worst;
    }
    Outcome outcome =
        worst.ratio() <= 1
            ? Outcome.pass(worst.ratio(), 1, possible.size() + " questions, asked twice")
            : Outcome.fail(worst.ratio(), 1, CAUSE + ": " + worst.difference());
    return outcome
        .with("quantity", worst.quantity())
        .with("setting", worst.setting().toString())
        .with("observed", Match.list(worst.observed()))
        .with("expected", Match.list(worst.expected()))
        .with("tolerance", Match.list(worst.tolerance()));
  }

  static boolean suits(EstimatorSubject subject, Put put) {
    Map<String, Double> needed = put.inquiry().hyperparameters();
    return subject.fixed().entrySet().stream()
        .allMatch(f -> needed.getOrDefault(f.getKey(), f.getValue()).equals(f.getValue()));
  }

  /** How an answer compares with another, whose source is told. */
  static Match match(
      EstimatorSystem system,
      Trial<EstimatorSubject> trial,
      Put put,
      Values first,
      Values second,
      String source) {
    double[] tolerance = new double[first.size()];
    if (!first.equals(second)) {
      EstimatorRule declared = system.dialect(trial.subject().dialect()).rule();
      Precision own = trial.precision();
      Precision grid = own == Precision.EXACT ? Precision.FLOAT64 : own;
      double[] deviation =
          Statement.widest(
              declared,
              form ->
                  trial
                      .laboratory()
                      .tolerances()
                      .deviation(
                          List.of(AskedAgain.class, put, form),
                          own,
                          backend -> form.on(backend, put.inquiry()).toArray()));
      for (int i = 0; i < tolerance.length; i++) {
        double drift = i < deviation.length ? deviation[i] : 0;
        tolerance[i] = 2 * (drift + ULPS * grid.ulp(first.get(i)));
      }
    }
    return new Match(
        put.setting(), "the estimate", "", second.toArray(), first.toArray(), tolerance, source);
  }
}
