package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.optimizers.claims.Suspects.Suspect;

/**
 * Names the cause of a failure: which other dialect, or which known mistake, on its own or on top
 * of another dialect, explains everything that was observed? All claims of a subject name the same
 * one if it explains them all.
 */
final class Diagnosis {

  /**
   * A cause that explains all observations.
   *
   * @param dialect whether it is a legitimate dialect
   * @param sentence what the subject does, as one clause
   */
  record Cause(boolean dialect, String sentence) {}

  /** Said of a subject that goes where it should, but less exactly than honest arithmetic does. */
  private static final Cause ROUNDING =
      new Cause(
          false,
          "it follows the declared rule, but with larger rounding errors than arithmetic in its precision makes");

  /** Said of a subject that goes where it should, as exactly as single precision takes it there. */
  private static final Cause SINGLE =
      new Cause(
          false,
          "it follows the declared rule only as exactly as float32 does: it looks as if its state, or a number on its way, is kept in float32");

  /**
   * Of float32's last place. Rounding to nearest leaves a smaller error in one number of sixteen;
   * of a root's argument, in one of eight.
   */
  private static final double TRACE = 1.0 / 32;

  /** What a subject of a system does that declares a dialect. */
  private record Case(OptimizerSystem system, String declared, List<Observation> seen) {}

  private static final Recent<Case, List<Suspect>> MEMORY = new Recent<>();

  /** Who is wrong twice may be known by what it does without rate changes, or without a loop. */
  private static final List<Predicate<Observation>> PARTS =
      List.of(one -> !one.scenario().hasSchedule(), one -> !one.scenario().isClosedLoop());

  private final OptimizerSystem system;
  private final String declared;
  private final Rule right;
  private final List<Mistake> more;

  /**
   * A diagnosis that also thinks of other mistakes than the system's.
   *
   * @param more mistakes that show in the claim at hand
   */
  Diagnosis(OptimizerSystem system, String declared, List<Mistake> more) {
    this.system = system;
    this.declared = declared;
    this.more = more;
    right = system.dialect(declared).rule();
  }

  /**
   * The causes of a failure that one claim saw: those that also explain what the subject does along
   * all references, as far as there are any, then changes in the rule's formula that do. Empty if
   * nothing is found.
   */
  List<Cause> explain(List<Observation> own, Trial<OptimizerSubject> trial) {
    List<Observation> references = Replays.of(system, trial);
    List<Cause> causes = causes(remembered(references), own);
    if (causes.isEmpty()) {
      Set<Observation> all = new LinkedHashSet<>(own);
      all.addAll(references);
      causes = explain(own, List.copyOf(all));
    }
    if (causes.isEmpty()) {
      causes =
          new Slips(system, right)
              .explaining(own, references, Reproduction.SLACK).stream()
                  .map(sentence -> new Cause(false, sentence))
                  .toList();
    }
    return causes.isEmpty() ? inPart(own, references) : causes;
  }

  private List<Cause> explain(List<Observation> own, List<Observation> all) {
    if (Reproduction.of(right, all, 1)) {
      return List.of(ROUNDING);
    }
    List<Cause> causes = causes(suspects(all, more), own);
    if (!causes.isEmpty()) {
      return causes;
    }
    return Reproduction.of(right, all, Reproduction.SLACK) ? List.of(ROUNDING) : single(own, all);
  }

  /** What explains all references but those of one kind; the same for all claims of a subject. */
  private List<Cause> inPart(List<Observation> own, List<Observation> references) {
    for (Predicate<Observation> part : PARTS) {
      List<Suspect> suspects = remembered(references.stream().filter(part).toList());
      if (!suspects.isEmpty()) {
        return causes(suspects, own);
      }
    }
    return List.of();
  }

  private List<Suspect> remembered(List<Observation> references) {
    return MEMORY.get(
        new Case(system, declared, references), () -> suspects(references, List.of()));
  }

  /** Who does all this: those of the first stage that has any. */
  private List<Suspect> suspects(List<Observation> all, List<Mistake> mistakes) {
    if (Reproduction.of(right, all, 1)) {
      return List.of();
    }
    // Where the declared rule is near enough to be taken for another, only an exact match counts.
    double slack = Reproduction.of(right, all, Reproduction.SLACK) ? 1 : Reproduction.SLACK;
    Map<Observation, Set<Trajectory>> refuted = new IdentityHashMap<>();
    for (List<Suspect> stage : new Suspects(system, declared, mistakes).stages(all)) {
      List<Suspect> suspects =
          stage.stream().filter(s -> Reproduction.of(s.rule(), all, slack, refuted)).toList();
      if (!suspects.isEmpty()) {
        return suspects;
      }
    }
    return List.of();
  }

  /** What is said of those that did what was seen here: nothing of what does not show here. */
  private static List<Cause> causes(List<Suspect> suspects, List<Observation> own) {
    Set<Cause> causes = new LinkedHashSet<>();
    for (Suspect suspect : suspects) {
      Suspect plain = suspect.plain();
      if (plain != null && Reproduction.of(plain.rule(), own, Reproduction.SLACK)) {
        causes.add(plain.cause());
      } else if (Reproduction.of(suspect.rule(), own, Reproduction.SLACK)) {
        causes.add(suspect.cause());
      }
    }
    return List.copyOf(causes);
  }

  /**
   * A subject of double precision that is right, but as exact only as single precision is. Along
   * the references, if there are any, it must be no more exact than that; here its errors may be
   * smaller.
   */
  private List<Cause> single(List<Observation> own, List<Observation> all) {
    List<Observation> elsewhere = all.stream().filter(one -> !own.contains(one)).toList();
    boolean traces = traces(elsewhere.isEmpty() ? own : elsewhere);
    List<Observation> coarse = new ArrayList<>();
    for (Observation one : all) {
      if (!traces || one.precision() != Precision.FLOAT64) {
        return List.of();
      }
      coarse.add(
          new Observation(
              one.scenario(),
              one.hyperparameters(),
              Precision.FLOAT32,
              one.trajectory(),
              one.questions()));
    }
    return Reproduction.of(right, coarse, Reproduction.SLACK) ? List.of(SINGLE) : List.of();
  }

  /** Whether an error is as large as float32 makes them: in some value, for the way it went. */
  private boolean traces(List<Observation> seen) {
    return seen.stream()
        .anyMatch(one -> one.departureOverWay(right) > TRACE * Precision.FLOAT32.ulp(1));
  }

  /**
   * A failure that nothing known explains is a failure. So is one that a mistake explains; if a
   * dialect may explain it, it is a deviation.
   */
  static Result result(List<Cause> causes) {
    boolean legitimate = causes.stream().anyMatch(Cause::dialect);
    return legitimate ? Result.DEVIATES : Result.FAIL;
  }

  /** All causes as one clause. */
  static String sentence(List<Cause> causes) {
    return Causes.sentence(sentences(causes));
  }

  /** The causes in words: what reports group verdicts by. */
  static List<String> sentences(List<Cause> causes) {
    return causes.stream().map(Cause::sentence).toList();
  }
}
