package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;

/**
 * STEP-07: an optimization that was copied (saved and loaded) goes on as if nothing had happened,
 * and so does the original; whether the copy is made early or late, and of the original or of a
 * copy.
 */
public final class CopyResume {

  /**
   * After these steps a copy is made: early, in between, and when hundreds and powers of two at
   * which people tidy up are behind.
   */
  private static final List<Integer> PAUSES = List.of(3, 22, 131);

  /** So many steps a copy takes before it is copied itself, and again afterwards. */
  private static final int LAP = 5;

  private static final int STEPS = 131 + 2 * LAP;

  static final String COPY = "the copy does not go on where the original stood";
  static final String SECOND_COPY = "a copy of a copy does not go on where that stood";
  static final String ORIGINAL = "stepping the copy changes the original";

  private static final Map<Set<Capability>, Scenario> SCENARIOS = new ConcurrentHashMap<>();

  private static final String SAME = "copies and original go on with the same bits";

  private CopyResume() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    List<Rejection<OptimizerSubject>> impostors = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      RuleSubject right = WrappedSubject.right(system, dialect);
      boolean counts =
          system.mistakes(dialect.id()).containsAll(List.of(CommonMistakes.ofCounters()));
      impostors.addAll(CopyImpostors.of(right, counts));
    }
    return List.of(
        Metamorphic.claim(
                "STEP-07",
                "copy-resume",
                "A copied (saved and loaded) optimization goes on with the same bits, and leaves the original alone: after 3, 22 and 131 steps, and a copy of the copy, too; tensors of many shapes, and one that appeared late.",
                "the state is all there is")
            .needs(Capability.COPY)
            .with("momentum", 0.5)
            .with("beta1", 0.75)
            .with("beta2", 0.9375)
            .with("rho", 0.75)
            .with("epsilon", 0.125)
            .of(system, CopyResume::check, impostors));
  }

  private static Outcome check(Metamorphic.Runs runs) {
    Way straight = straight(runs);
    int at = 0;
    try (Optimizer original = runs.open()) {
      String moved = "two runs on the same inputs differ";
      for (int pause : PAUSES) {
        Outcome outcome = straight.same(original, at, pause, moved);
        outcome = outcome.result().isGood() ? copied(straight, original, pause) : outcome;
        if (!outcome.result().isGood()) {
          return outcome;
        }
        at = pause;
        moved = ORIGINAL + " after step " + pause;
      }
      Outcome outcome = straight.same(original, at, STEPS, moved);
      return outcome.result().isGood() ? Outcome.pass(0, 0, SAME) : outcome;
    }
  }

  /**
   * Where nobody copies. Of a subject that breaks when a parameter appears late, STEP-08 says so:
   * the rest can be copied all the same.
   */
  private static Way straight(Metamorphic.Runs runs) {
    Set<Capability> able = EnumSet.copyOf(runs.trial().subject().capabilities());
    able.retainAll(Set.of(Capability.SCHEDULE, Capability.LATE_PARAMETERS));
    try {
      return Way.of(runs, able);
    } catch (SubjectFailure e) {
      if (!able.remove(Capability.LATE_PARAMETERS)) {
        throw e;
      }
      return Way.of(runs, able);
    }
  }

  /** A copy takes a lap; then a copy of the copy takes one, and the copy another. */
  private static Outcome copied(Way straight, Optimizer original, int pause) {
    int later = pause + LAP;
    int end = later + LAP;
    try (Optimizer copy = original.copy()) {
      Outcome outcome = straight.same(copy, pause, later, COPY + " after step " + pause);
      if (!outcome.result().isGood()) {
        return outcome;
      }
      try (Optimizer second = copy.copy()) {
        outcome = straight.same(second, later, end, SECOND_COPY + " after step " + later);
      }
      return outcome.result().isGood()
          ? straight.same(copy, later, end, ORIGINAL + ", a copy, after step " + later)
          : outcome;
    }
  }

  /** Where an optimizer goes that nobody copies. */
  private record Way(Scenario scenario, Trajectory due) {
    static Way of(Metamorphic.Runs runs, Set<Capability> able) {
      Scenario scenario =
          SCENARIOS.computeIfAbsent(
              Set.copyOf(able),
              with ->
                  CopiedModel.scenario(
                      STEPS,
                      with.contains(Capability.SCHEDULE) ? 0.5 : 1,
                      with.contains(Capability.LATE_PARAMETERS),
                      PAUSES,
                      2 * LAP));
      return new Way(scenario, runs.of(scenario).trajectory());
    }

    /** Takes the steps after one up to another, and compares. */
    Outcome same(Optimizer optimizer, int after, int last, String complaint) {
      Trajectory seen = Trajectory.run(optimizer, scenario, after + 1, last);
      Trajectory same = new Trajectory(due.steps().subList(after, last));
      return Metamorphic.Runs.identical(seen, same, scenario, SAME, complaint);
    }
  }
}
