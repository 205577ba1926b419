package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** STEP-08: a parameter that appears late starts afresh, with its own state and step count. */
public final class LateParameter {

  private static final int STEPS = 30;
  private static final int SINCE = 11;
  private static final int SIZE = 3;
  private static final List<Values> EARLY = Streams.random(8, STEPS, SIZE);
  private static final List<Values> LATE = Streams.random(9, STEPS, SIZE);
  private static final Scenario BOTH = both();
  private static final Scenario ALONE =
      Scenario.openLoop(
          "the late gradients alone", Streams.start(SIZE), LATE.subList(SINCE - 1, STEPS));

  private LateParameter() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String complaint = "a parameter that appears late does not move as a fresh one";
    List<Rejection<OptimizerSubject>> impostors = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      RuleSubject right = WrappedSubject.right(system, dialect);
      impostors.add(
          new Rejection<>(new WrappedSubject(right, "early-start", EarlyStart::new), complaint));
      for (Mistake mistake : system.mistakes(dialect.id())) {
        if (mistake.seen() == Mistake.Seen.WITH_A_LATE_PARAMETER) {
          impostors.add(system.rejection(dialect.id(), mistake, complaint));
        }
      }
    }
    return List.of(
        Metamorphic.claim(
                "STEP-08",
                "late-parameter",
                "A parameter that appears at step 11 moves as it would in an optimizer of its own.",
                "state and step count belong to the parameter")
            .needs(Capability.LATE_PARAMETERS)
            .of(
                system,
                runs -> {
                  List<List<Values>> late =
                      runs.of(BOTH).trajectory().steps().subList(SINCE - 1, STEPS).stream()
                          .map(step -> List.of(step.get(1)))
                          .toList();
                  return runs.within(
                      runs.of(ALONE),
                      new Trajectory(late),
                      "the late parameter moves as a fresh one",
                      complaint);
                },
                impostors));
  }

  private static Scenario both() {
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= STEPS; t++) {
      List<Values> gradients =
          t < SINCE ? List.of(EARLY.get(t - 1)) : List.of(EARLY.get(t - 1), LATE.get(t - 1));
      stages.add(new Scenario.Stage(1, Oracle.fixed(gradients)));
    }
    return new Scenario(
        "a late parameter",
        List.of(
            new Scenario.Parameter("early", 1, Streams.start(SIZE)),
            new Scenario.Parameter("late", SINCE, Streams.start(SIZE))),
        stages);
  }

  /** Has stepped once, on a gradient of one, before a parameter is its user's. */
  private static final class EarlyStart extends Forwarding {
    EarlyStart(Optimizer optimizer) {
      super(optimizer);
    }

    private int steps;
    private int parameters;

    @Override
    public void add(Values initial) {
      super.add(initial);
      parameters++;
      if (steps > 0) {
        Values one = new Values(Shape.of(SIZE), 1, 1, 1);
        super.step(1, Oracle.fixed(java.util.Collections.nCopies(parameters, one)));
      }
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      steps++;
      return super.step(schedule, oracle);
    }
  }
}
