package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.reference.Reference;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;

/**
 * TRAJ-01 to TRAJ-03: the subject goes where independent libraries went.
 *
 * <p>Every reference trajectory of the declared dialect is replayed and compared at every step and
 * element. The tolerance is what honest arithmetic of the subject's precision and of the library's
 * may stray from the exact rule, both derived ({@link org.gradmark.core.laboratory.Tolerances}). A
 * failure is explained by the dialect or mistake that reproduces all replays, those of the other
 * two claims included.
 */
public final class Trajectories {

  private enum Scope {
    OPEN_LOOP(
        "TRAJ-01",
        "open-loop",
        "On given gradients the parameters follow the dialect's rule at every step.",
        Mistake.Seen.ALWAYS,
        s -> !s.hasSchedule() && !s.isClosedLoop()),
    SCHEDULE(
        "TRAJ-02",
        "rate-changes",
        "When the learning rate changes between steps, the parameters follow the dialect's rule.",
        Mistake.Seen.WHEN_RATE_CHANGES,
        Scenario::hasSchedule),
    CLOSED_LOOP(
        "TRAJ-03",
        "closed-loop",
        "On a problem whose gradients depend on the parameters, they follow the dialect's rule.",
        Mistake.Seen.IN_CLOSED_LOOP,
        Scenario::isClosedLoop);

    private final String id;
    private final String name;
    private final String sentence;
    private final Mistake.Seen shows;
    private final Predicate<Scenario> contains;

    Scope(
        String id, String name, String sentence, Mistake.Seen shows, Predicate<Scenario> contains) {
      this.id = id;
      this.name = name;
      this.sentence = sentence;
      this.shows = shows;
      this.contains = contains;
    }
  }

  /** Said of a subject that races with itself, or remembers what it should not. */
  private static final String UNSTEADY = "it does not go the same way twice on the same inputs";

  private Trajectories() {}

  /** The three claims, for every dialect; all mistakes of the system are impostors of TRAJ-01. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Set<String> dialects =
        system.dialects().stream().map(Dialect::id).collect(Collectors.toCollection(TreeSet::new));
    List<Claim<OptimizerSubject>> claims = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      claims.add(
          new Claim<>(
              scope.id,
              scope.name,
              Level.MUST,
              Kind.TRAJECTORY,
              scope.sentence,
              "the dialect's rule; values computed by PyTorch, Optax and Keras, see reference-data",
              false,
              dialects,
              trial -> check(system, scope, trial),
              rejections(system, scope)));
    }
    return claims;
  }

  private static List<Rejection<OptimizerSubject>> rejections(OptimizerSystem system, Scope scope) {
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      for (Mistake mistake : system.mistakes(dialect.id())) {
        if (mistake.seen() == scope.shows
            || scope == Scope.CLOSED_LOOP && mistake == CommonMistakes.ASCENT) {
          rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
        }
      }
    }
    return rejections;
  }

  private static Outcome check(OptimizerSystem system, Scope scope, Trial<OptimizerSubject> trial) {
    Map<Replays.Setting, List<Reference>> settings = new LinkedHashMap<>();
    for (Reference reference :
        trial.laboratory().data().trajectories(system.id(), trial.subject().dialect())) {
      if (scope.contains.test(reference.scenario())) {
        settings
            .computeIfAbsent(Replays.Setting.of(reference), s -> new ArrayList<>())
            .add(reference);
      }
    }
    List<String> left = new ArrayList<>();
    Map<Observation, List<Reference>> seen = new LinkedHashMap<>();
    settings.forEach(
        (setting, references) -> {
          String obstacle = setting.obstacle(trial.subject());
          if (obstacle.isEmpty()) {
            seen.put(
                Observation.of(trial, setting.scenario(), setting.hyperparameters()), references);
          } else {
            left.add(setting.scenario() + ": " + obstacle);
          }
        });
    if (seen.isEmpty()) {
      String none =
          "there is no reference of this form for " + system.id() + "/" + trial.subject().dialect();
      return Outcome.skipped(left.isEmpty() ? none : left.get(0));
    }
    return judge(system, trial, seen).with("left_out", left);
  }

  private static Outcome judge(
      OptimizerSystem system,
      Trial<OptimizerSubject> trial,
      Map<Observation, List<Reference>> seen) {
    Dialect<Rule> dialect = system.dialect(trial.subject().dialect());
    List<Map<String, Object>> evidence = new ArrayList<>();
    double worst = 0;
    String firstError = null;
    int compared = 0;
    for (Map.Entry<Observation, List<Reference>> entry : seen.entrySet()) {
      Observation observation = entry.getKey();
      Envelope own = observation.envelope(trial, dialect.rule());
      for (Reference reference : entry.getValue()) {
        Envelope library =
            trial
                .laboratory()
                .tolerances()
                .envelope(
                    dialect.rule(),
                    reference.scenario(),
                    reference.hyperparameters(),
                    reference.precision());
        Comparison comparison =
            Comparison.of(
                observation.trajectory(),
                reference.trajectory(),
                (t, p, i) -> own.at(t, p, i) + library.at(t, p, i));
        evidence.add(row(reference, observation, comparison));
        compared += comparison.compared();
        worst = Math.max(worst, comparison.worst());
        if (firstError == null && comparison.first() != null) {
          firstError = describe(observation, reference, comparison.first());
        }
      }
    }
    if (compared == 0) {
      return Outcome.skipped(
          "every value of the references is out of the range of " + trial.precision().dtype());
    }
    if (worst <= 1) {
      String agreement =
          "agrees with " + evidence.size() + " reference trajectories in " + compared + " values";
      return Outcome.pass(worst, 1, agreement).with("references", evidence);
    }
    List<Diagnosis.Cause> causes =
        new Diagnosis(system, dialect.id(), List.of()).explain(List.copyOf(seen.keySet()), trial);
    boolean strayed = causes.isEmpty() && unsteady(trial, seen.keySet());
    String message = (strayed ? UNSTEADY : Diagnosis.sentence(causes)) + ": " + firstError;
    Result result = Diagnosis.result(causes);
    return new Outcome(result, worst, 1, message, Map.of("references", evidence))
        .with("causes", strayed ? List.of(Carryover.CAUSE) : Diagnosis.sentences(causes));
  }

  /** Whether a subject that nothing explains goes another way when it is asked again. */
  private static boolean unsteady(Trial<OptimizerSubject> trial, Set<Observation> seen) {
    for (Observation first : seen) {
      Observation again = Observation.of(trial, first.scenario(), first.hyperparameters());
      if (!again.trajectory().equals(first.trajectory())) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> row(
      Reference reference, Observation observation, Comparison comparison) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("reference", reference.file());
    row.put("library", reference.library());
    row.put("values", comparison.compared());
    row.put("worst_error_in_tolerances", comparison.worst());
    Comparison.Point at = comparison.at();
    if (at != null) {
      row.put("worst_at", observation.place(at.step(), at.parameter(), at.element()));
      row.put("observed", at.observed());
      row.put("expected", at.expected());
      row.put("tolerance", at.tolerance());
    }
    return row;
  }

  private static String describe(
      Observation observation, Reference reference, Comparison.Point point) {
    double before =
        observation
            .trajectory()
            .before(observation.scenario(), point.step(), point.parameter(), point.element());
    double expectedBefore =
        reference
            .trajectory()
            .before(observation.scenario(), point.step(), point.parameter(), point.element());
    return "at "
        + observation.place(point.step(), point.parameter(), point.element())
        + Text.moves(point.observed() - before, point.expected() - expectedBefore)
        + " ("
        + reference.library()
        + ")";
  }
}
