package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * REF-01: the subject's values are those of independent libraries, for every dialect that has any.
 *
 * <p>A value may differ from the library's by what honest arithmetic of the subject's precision and
 * of the library's, which is float64, may stray from the exact rule, both derived ({@link
 * org.gradmark.core.laboratory.Tolerances}), and two units in the last place of each and of the
 * library's largest element, in either precision.
 *
 * <p>Impostors are all mistakes of the system and of its other claims that change one of the stored
 * values; most do.
 */
public final class References {

  /** Of the largest element, so much must a mistake change; a float has four more digits. */
  private static final double VISIBLE = 1e-3;

  private static final int ULPS = 2;
  private static final ReferenceData DATA = ReferenceData.bundled();

  private References() {}

  /**
   * The claim, if there is any reference; to be added after all others, whose mistakes it takes.
   */
  public static List<Claim<EstimatorSubject>> claims(EstimatorSystem system) {
    Map<String, List<StoredQuestion>> questions = new LinkedHashMap<>();
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      List<StoredQuestion> stored =
          DATA.estimates(system.id(), dialect.id()).stream()
              .map(reference -> StoredQuestion.of(system, reference))
              .toList();
      if (!stored.isEmpty()) {
        questions.put(dialect.id(), stored);
      }
    }
    return questions.isEmpty() ? List.of() : List.of(claim(system, questions));
  }

  /** This system with its claim on references, if there are any. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    return system.with(claims(system));
  }

  private static Claim<EstimatorSubject> claim(
      EstimatorSystem system, Map<String, List<StoredQuestion>> questions) {
    Map<String, List<EstimatorMistake>> mistakes = new LinkedHashMap<>();
    List<Rejection<EstimatorSubject>> rejections = new ArrayList<>();
    questions.forEach(
        (dialect, stored) -> {
          EstimatorRule right = system.dialect(dialect).rule();
          stored.forEach(question -> question.answerOf(right)); // so that a gap shows here
          List<EstimatorMistake> visible =
              known(system, dialect).stream()
                  .filter(m -> isVisible(m.change().apply(right), stored))
                  .toList();
          if (visible.isEmpty()) {
            throw new IllegalArgumentException(
                stored + " show no mistake of " + system + "/" + dialect + "; store others");
          }
          mistakes.put(dialect, visible);
          visible.forEach(mistake -> rejections.add(system.rejection(dialect, mistake)));
        });
    return new Claim<>(
        "REF-01",
        "library-values",
        Level.MUST,
        Kind.TRAJECTORY,
        "On stored questions the estimate is what an independent library computed.",
        questions.values().stream()
            .flatMap(List::stream)
            .map(q -> q.reference().library() + ": " + q.reference().call())
            .distinct()
            .collect(Collectors.joining("; ")),
        true,
        Set.copyOf(questions.keySet()),
        trial -> {
          String dialect = trial.subject().dialect();
          return check(system, trial, questions.get(dialect), mistakes.get(dialect));
        },
        rejections);
  }

  /** The mistakes of a dialect, and those that its other claims find. */
  private static List<EstimatorMistake> known(EstimatorSystem system, String dialect) {
    Map<String, EstimatorMistake> all = new LinkedHashMap<>();
    system.mistakes(dialect).forEach(m -> all.put(m.id(), m));
    for (Claim<EstimatorSubject> claim : system.claims()) {
      for (Rejection<EstimatorSubject> rejection : claim.rejections()) {
        EstimatorSubject impostor = rejection.impostor();
        if (impostor.dialect().equals(dialect) && impostor instanceof EstimatorRuleSubject wrong) {
          String id = wrong.id().substring(wrong.id().indexOf('!') + 1);
          all.putIfAbsent(id, EstimatorMistake.rule(id, rejection.message(), wrong.rule()));
        }
      }
    }
    all.putIfAbsent(EstimatorMistake.ZERO.id(), EstimatorMistake.ZERO);
    all.putIfAbsent(EstimatorMistake.TRANSPOSED.id(), EstimatorMistake.TRANSPOSED);
    return List.copyOf(all.values());
  }

  private static boolean isVisible(EstimatorRule wrong, List<StoredQuestion> stored) {
    boolean visible = false;
    for (StoredQuestion question : stored) {
      try {
        visible |= differs(question.answerOf(wrong), question.reference().value());
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        return false; // it asks for what the question does not have
      }
    }
    return visible;
  }

  private static boolean differs(Values seen, Values value) {
    if (!seen.shape().equals(value.shape())) {
      return true;
    }
    double size = largest(value.toArray());
    for (int i = 0; i < seen.size(); i++) {
      if (Math.abs(seen.get(i) - value.get(i)) > VISIBLE * size) {
        return true;
      }
    }
    return false;
  }

  static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static Outcome check(
      EstimatorSystem system,
      Trial<EstimatorSubject> trial,
      List<StoredQuestion> stored,
      List<EstimatorMistake> mistakes) {
    EstimatorSubject subject = trial.subject();
    List<StoredQuestion> possible =
        stored.stream().filter(q -> q.obstacles(subject).findAny().isEmpty()).toList();
    if (possible.isEmpty()) {
      return Outcome.skipped(
          stored.stream()
              .flatMap(q -> q.obstacles(subject))
              .distinct()
              .collect(Collectors.joining("; ")));
    }
    EstimatorRule declared = system.dialect(subject.dialect()).rule();
    List<Observation> seen =
        Observation.of(trial, possible.stream().map(StoredQuestion::asked).toList());
    Match worst = null;
    for (int i = 0; i < seen.size(); i++) {
      Match match = match(trial, declared, possible.get(i), seen.get(i).answer());
      worst = worst == null || match.ratio() > worst.ratio() ? match : worst;
    }
    Outcome outcome =
        worst.ratio() <= 1
            ? Outcome.pass(worst.ratio(), 1, worst.agreement(possible.size()))
            : new Diagnosis(system, trial, mistakes).judge(seen, worst.ratio(), worst.difference());
    return outcome
        .with("quantity", worst.quantity())
        .with("setting", worst.setting().toString())
        .with("observed", Match.list(worst.observed()))
        .with("expected", Match.list(worst.expected()))
        .with("tolerance", Match.list(worst.tolerance()))
        .with("references", possible.stream().map(q -> q.reference().toString()).toList());
  }

  private static Match match(
      Trial<EstimatorSubject> trial, EstimatorRule rule, StoredQuestion question, Values answer) {
    Precision own = trial.precision();
    double[] expected = question.reference().value().toArray();
    String fault = Shapes.fault(answer, rule, question.asked());
    double[] tolerance = new double[expected.length];
    for (Precision precision : List.of(own, Precision.FLOAT64)) {
      double[] deviation =
          Statement.widest(
              rule,
              form ->
                  trial
                      .laboratory()
                      .tolerances()
                      .deviation(
                          List.of(References.class, question, form),
                          precision,
                          backend -> form.on(backend, question.inquiry()).toArray()));
      Precision grid = precision == Precision.EXACT ? Precision.FLOAT64 : precision;
      // What solves for all elements at once is accurate to the last digits of the largest.
      double last = ULPS * grid.ulp(largest(expected));
      for (int i = 0; i < tolerance.length; i++) {
        tolerance[i] += deviation[i] + ULPS * grid.ulp(expected[i]) + last;
      }
    }
    return new Match(
        question.setting(),
        "the estimate",
        fault,
        answer.toArray(),
        expected,
        tolerance,
        "library");
  }
}
