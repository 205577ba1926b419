package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/** Whether a rule does all that was observed, within what rounding may take it away. */
final class Reproduction {

  /**
   * A quick look first: off by less than this share of the way, a subject may be the candidate; the
   * envelope decides.
   */
  private static final double COARSE = 1e-2;

  private static final int COARSE_ULPS = 64;

  /**
   * The candidate's double run, the subject's own rounding, and an envelope from few samples: twice
   * two. Candidates are hundreds apart.
   */
  static final double SLACK = 4;

  /** Most candidates are elsewhere after so many steps: only the others go the whole way. */
  private static final int GLANCE = 16;

  /**
   * Beyond this a wrong rule has run away, and rounding errors with it: nothing is compared there.
   */
  private static final double DIVERGENT = 1e12;

  /**
   * On a problem, a way that grows by this factor in each of {@link #SUSTAINED} steps grows without
   * bound, and so does a rounding error.
   */
  private static final double RUNAWAY = 4;

  private static final int SUSTAINED = 3;

  private Reproduction() {}

  /** Whether a rule reproduces every observation, and at least one of them says something. */
  static boolean of(Rule candidate, List<Observation> seen, double slack) {
    return of(candidate, seen, slack, new IdentityHashMap<>());
  }

  /**
   * The same for one of many candidates.
   *
   * @param refuted what others did, and was seen to be something else: filled and looked up here
   */
  static boolean of(
      Rule candidate,
      List<Observation> seen,
      double slack,
      Map<Observation, Set<Trajectory>> refuted) {
    int compared = 0;
    for (Observation one : seen) {
      int here;
      try {
        here = compared(candidate, one, slack, refuted.computeIfAbsent(one, o -> new HashSet<>()));
      } catch (UnsupportedOperationException e) {
        return false; // The candidate asks for what this oracle does not give; the subject did not.
      }
      if (here < 0) {
        return false;
      }
      compared += here;
    }
    return compared > 0;
  }

  /** How many values and questions of an observation a rule reproduces; -1 if it misses one. */
  private static int compared(
      Rule candidate, Observation seen, double slack, Set<Trajectory> refuted) {
    RuleOptimizer quick = quick(candidate, seen);
    List<List<Question>> questions = new ArrayList<>();
    Trajectory rough;
    if (seen.questions().isEmpty()) {
      if (seen.scenario().stages().size() > GLANCE) {
        Trajectory begun = Trajectory.run(quick(candidate, seen), seen.scenario(), 1, GLANCE);
        if (Comparison.of(seen.trajectory(), begun, coarse(begun, seen)).worst() > 1) {
          return -1;
        }
      }
      rough = Trajectory.run(quick, seen.scenario());
    } else {
      Observation way =
          Observation.of(
              Course.run(quick, null, seen.scenario()), seen.hyperparameters(), seen.precision());
      rough = way.trajectory();
      questions.addAll(way.questions());
    }
    boolean interviewed = slack == 1 || Interview.firstLost(seen.questions()) < Integer.MAX_VALUE;
    int asked = interviewed ? Interview.alike(seen, questions, steady(rough, seen), COARSE) : 0;
    Comparison.Allowance coarse = coarse(rough, seen);
    Comparison glance = Comparison.of(seen.trajectory(), rough, coarse);
    boolean agrees =
        asked >= 0
            && glance.worst() <= 1
            && !refuted.contains(rough)
            && Comparison.of(seen.trajectory(), rough, fine(candidate, seen, rough, coarse, slack))
                .agreesWhereCompared();
    if (!agrees && asked >= 0 && glance.worst() <= 1) {
      refuted.add(rough);
    }
    return agrees ? glance.compared() + asked : -1;
  }

  private static RuleOptimizer quick(Rule candidate, Observation seen) {
    boolean single = seen.precision() == Precision.FLOAT32;
    Backend backend = single ? IeeeBackend.F32 : IeeeBackend.F64;
    return new RuleOptimizer(candidate, backend, seen.hyperparameters());
  }

  /** How many steps a way goes before it runs away. */
  private static int steady(Trajectory way, Observation seen) {
    double[] path = path(way, seen.scenario());
    int steady = 0;
    while (steady < path.length && path[steady] < DIVERGENT) {
      steady++;
    }
    return steady;
  }

  private static Comparison.Allowance coarse(Trajectory rough, Observation seen) {
    double[] path = path(rough, seen.scenario());
    int lost = Interview.firstLost(seen.questions());
    return (t, p, i) -> {
      if (path[t - 1] >= DIVERGENT || t >= lost) {
        return Double.POSITIVE_INFINITY;
      }
      double value = rough.after(t, p, i);
      return Double.isFinite(value)
          ? COARSE * path[t - 1] + COARSE_ULPS * seen.precision().ulp(value)
          : 0;
    };
  }

  private static Comparison.Allowance fine(
      Rule candidate,
      Observation seen,
      Trajectory rough,
      Comparison.Allowance coarse,
      double slack) {
    Envelope envelope =
        Tolerances.sketch(
            candidate, seen.scenario(), seen.hyperparameters(), seen.precision(), rough);
    return (t, p, i) -> {
      boolean settled = coarse.at(t, p, i) == 0 || coarse.at(t, p, i) == Double.POSITIVE_INFINITY;
      return settled ? coarse.at(t, p, i) : slack * envelope.at(t, p, i);
    };
  }

  /** Per step, how far the farthest element has moved from its start. */
  private static double[] path(Trajectory trajectory, Scenario scenario) {
    double[] path = new double[trajectory.steps().size()];
    boolean loop = scenario.isClosedLoop();
    for (int t = 1; t <= path.length; t++) {
      double farthest = t == 1 ? 0 : path[t - 2];
      for (int p = 0; p < trajectory.steps().get(t - 1).size(); p++) {
        Values start = scenario.parameters().get(p).initial();
        for (int i = 0; i < start.size(); i++) {
          double moved = Math.abs(trajectory.after(t, p, i) - start.get(i));
          farthest = Double.isFinite(moved) ? Math.max(farthest, moved) : farthest;
        }
      }
      boolean runsAway =
          loop
              && t > SUSTAINED
              && path[t - 1 - SUSTAINED] > 0
              && farthest > Math.pow(RUNAWAY, SUSTAINED) * path[t - 1 - SUSTAINED];
      path[t - 1] = runsAway ? DIVERGENT : farthest;
    }
    return path;
  }
}
