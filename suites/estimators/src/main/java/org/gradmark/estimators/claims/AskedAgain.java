package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Carryover;
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
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * AGAIN-01: an estimator is a function of its question. Draws are part of the question, so the same
 * question has the same answer, whatever else was asked in between. A few questions are asked, then
 * the same in reverse order; and in reverse order in another process, where the program can be
 * started again, because what is kept from the first time on does not change any more. Where sums
 * are made in an order that varies, the two may differ by what both may stray.
 */
public final class AskedAgain {

  private static final String CAUSE = "the same question gets another answer when asked again";

  private static final String ELSEWHERE = " in another process, in another order";

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
      List<Values> due =
          all.stream().map(put -> dialect.rule().on(IeeeBackend.F64, put.inquiry())).toList();
      int last = due.size() - 1;
      if (last > 0 && differ(due.get(last), due.get(last - 1))) {
        rejections.add(new Rejection<>(Forgetful.blended(right), CAUSE));
      }
      if (endsDiffer(due)) {
        rejections.add(new Rejection<>(Forgetful.keeping(right), CAUSE + ELSEWHERE));
      }
    }
    Claim<EstimatorSubject> claim =
        new Claim<>(
            "AGAIN-01",
            "asked-again",
            Level.MUST,
            Kind.METAMORPHIC,
            "The same question, asked again after others, has the same answer, in every process of"
                + " a program.",
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
      telling(system, dialect, settings.get(i)).limit(1).forEach(all::add);
    }
    if (!all.isEmpty()) {
      // Another one in the shapes of the last.
      Put last = all.get(all.size() - 1);
      telling(system, dialect, last.setting())
          .filter(put -> !put.inquiry().draws().equals(last.inquiry().draws()))
          .limit(1)
          .forEach(all::add);
    }
    return all;
  }

  /** Questions of a setting whose answers are not zero. */
  private static Stream<Put> telling(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, Setting setting) {
    return IntStream.range(0, TRIES)
        .mapToObj(k -> setting.inquiry(system.hyperparameters(), setting.law().example(k)))
        .filter(inquiry -> isTelling(dialect.rule().on(IeeeBackend.F64, inquiry)))
        .map(inquiry -> new Put(setting, inquiry));
  }

  /** What is zero shows no factor. */
  private static boolean isTelling(Values due) {
    return due.isFinite() && References.largest(due.toArray()) > 0;
  }

  /** Whether one answer for the other would be seen: they have one shape, and differ. */
  private static boolean differ(Values one, Values other) {
    double apart = 0;
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      apart = Math.max(apart, Math.abs(one.get(i) - other.get(i)));
    }
    return one.shape().equals(other.shape())
        && apart > Diagnosis.COARSE * References.largest(one.toArray());
  }

  /** Whether of some shape the first answer and the last differ. */
  private static boolean endsDiffer(List<Values> due) {
    Map<Shape, Values> first = new HashMap<>();
    Map<Shape, Values> last = new HashMap<>();
    for (Values answer : due) {
      first.putIfAbsent(answer.shape(), answer);
      last.put(answer.shape(), answer);
    }
    return last.values().stream().anyMatch(answer -> differ(answer, first.get(answer.shape())));
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
    String where = "";
    Match worst = worst(system, trial, possible, first, Observation.of(trial, back));
    Optional<EstimatorSubject> other = subject.inAnotherProcess();
    if (worst.ratio() <= 1 && other.isPresent()) {
      List<Observation> there = Observation.of(in(other.get(), trial), back);
      Match match = worst(system, trial, possible, first, there);
      where = match.ratio() <= 1 ? "" : ELSEWHERE;
      worst = match.ratio() <= 1 ? worst : match;
    }
    Outcome outcome =
        worst.ratio() <= 1
            ? Outcome.pass(worst.ratio(), 1, possible.size() + " questions, asked twice")
            : Outcome.fail(worst.ratio(), 1, CAUSE + where + ": " + worst.difference());
    return Carryover.in(outcome)
        .with("quantity", worst.quantity())
        .with("setting", worst.setting().toString())
        .with("observed", Match.list(worst.observed()))
        .with("expected", Match.list(worst.expected()))
        .with("tolerance", Match.list(worst.tolerance()));
  }

  private static Trial<EstimatorSubject> in(EstimatorSubject other, Trial<EstimatorSubject> trial) {
    return new Trial<>(other, trial.backend(), trial.laboratory(), trial.seed());
  }

  /**
   * Of the two answers to each question, those that are the furthest apart.
   *
   * @param back answers to the same questions in reverse order
   */
  private static Match worst(
      EstimatorSystem system,
      Trial<EstimatorSubject> trial,
      List<Put> asked,
      List<Observation> first,
      List<Observation> back) {
    Match worst = null;
    for (int i = 0; i < asked.size(); i++) {
      Values again = back.get(asked.size() - 1 - i).answer();
      Match match =
          match(system, trial, asked.get(i), first.get(i).answer(), again, "first answer");
      worst = worst == null || match.ratio() > worst.ratio() ? match : worst;
    }
    return worst;
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
