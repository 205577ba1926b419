package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/**
 * Names the cause of a failure: which other dialect, or which known mistake, on its own or on top
 * of another dialect, explains everything that was observed?
 */
final class Diagnosis {

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
  private static final double SLACK = 4;

  /**
   * Beyond this a wrong rule has run away, and rounding errors with it: nothing is compared there.
   */
  private static final double DIVERGENT = 1e12;

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

  private static final Mistake NOTHING = new Mistake("nothing", "", UnaryOperator.identity());

  /**
   * On a problem, a way that grows by this factor in each of {@link #SUSTAINED} steps grows without
   * bound, and so does a rounding error.
   */
  private static final double RUNAWAY = 4;

  private static final int SUSTAINED = 3;

  /** So many causes are spelled out in a message; the evidence has all. */
  private static final int SHOWN = 3;

  /** What is said of a failure that nothing known explains. */
  static final String UNKNOWN = "no known dialect or mistake explains it";

  private final OptimizerSystem system;
  private final String declared;

  private final List<Mistake> more;

  Diagnosis(OptimizerSystem system, String declared) {
    this(system, declared, List.of());
  }

  /**
   * A diagnosis that also thinks of other mistakes than the system's.
   *
   * @param more mistakes that show in the claim at hand
   */
  Diagnosis(OptimizerSystem system, String declared, List<Mistake> more) {
    this.system = system;
    this.declared = declared;
    this.more = more;
  }

  private List<Mistake> mistakes() {
    Set<Mistake> all = new LinkedHashSet<>(system.mistakes(declared));
    all.addAll(more);
    return List.copyOf(all);
  }

  /**
   * The causes that explain all observations; empty if none does. Simple ones (a dialect, or a
   * mistake in the declared one) are preferred to combinations.
   */
  List<Cause> explain(List<Observation> observations) {
    // Where the declared rule is near enough to be taken for another, only an exact match counts.
    Rule right = system.dialect(declared).rule();
    if (explains(right, observations, 1)) {
      return List.of(ROUNDING);
    }
    boolean near = explains(right, observations, SLACK);
    double slack = near ? 1 : SLACK;
    List<Map<Rule, Cause>> stages = new ArrayList<>(List.of(simple(NOTHING), combined(NOTHING)));
    if (observations.stream().anyMatch(Diagnosis::pauses)) {
      // What is done at a rate of zero is a mistake apart: it may come beneath any other.
      for (Mistake mistake : system.mistakes(declared)) {
        if (mistake.seen() == Mistake.Seen.AT_RATE_ZERO) {
          stages.addAll(List.of(dialects(mistake), simple(mistake), combined(mistake)));
        }
      }
    }
    for (Map<Rule, Cause> candidates : stages) {
      List<Cause> causes =
          candidates.entrySet().stream()
              .filter(c -> explains(c.getKey(), observations, slack))
              .map(Map.Entry::getValue)
              .distinct()
              .toList();
      if (!causes.isEmpty()) {
        return causes;
      }
    }
    return near ? List.of(ROUNDING) : single(observations);
  }

  /** A subject of double precision that is right, but as exact only as single precision is. */
  private List<Cause> single(List<Observation> observations) {
    List<Observation> coarse = new ArrayList<>();
    for (Observation one : observations) {
      if (one.precision() != Precision.FLOAT64) {
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
    return explains(system.dialect(declared).rule(), coarse, SLACK) ? List.of(SINGLE) : List.of();
  }

  /**
   * The causes of a failure that one claim saw, and only those that also explain what the subject
   * does along the references: a cause that would have shown there, and did not, is none.
   */
  List<Cause> explain(List<Observation> observations, Trial<OptimizerSubject> trial) {
    List<Cause> causes = explain(observations);
    if (!causes.isEmpty() && !causes.equals(List.of(ROUNDING))) {
      List<Observation> all = new ArrayList<>(observations);
      all.addAll(Trajectories.observations(system, trial, false));
      causes = all.size() == observations.size() ? causes : explain(all);
    }
    return confirmed(causes, observations, trial);
  }

  /**
   * The same causes, or what else is found if they are none, or if they say little: that must
   * explain what the subject does along all references, with changing rates and in loops, too.
   */
  List<Cause> confirmed(
      List<Cause> causes, List<Observation> observations, Trial<OptimizerSubject> trial) {
    if (!causes.isEmpty() && !causes.equals(List.of(SINGLE))) {
      return causes;
    }
    List<Observation> references = Trajectories.observations(system, trial, true);
    if (!causes.isEmpty() && (references.isEmpty() || !single(references).isEmpty())) {
      return causes;
    }
    Slips slips = new Slips(system, system.dialect(declared).rule());
    return slips.explaining(observations, references, SLACK).stream()
        .map(sentence -> new Cause(false, sentence))
        .toList();
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
    List<String> some = sentences(causes).stream().limit(SHOWN).toList();
    String more = causes.size() > SHOWN ? ", or one of " + (causes.size() - SHOWN) + " others" : "";
    return causes.isEmpty() ? UNKNOWN : String.join(", or ", some) + more;
  }

  /** The causes in words: what reports group verdicts by. */
  static List<String> sentences(List<Cause> causes) {
    return causes.stream().map(Cause::sentence).toList();
  }

  private Map<Rule, Cause> simple(Mistake beneath) {
    Map<Rule, Cause> candidates = dialects(beneath);
    for (Mistake mistake : mistakes()) {
      Cause cause = new Cause(false, mistake.cause() + also(beneath));
      both(mistake, beneath, system.dialect(declared)).forEach(rule -> candidates.put(rule, cause));
    }
    return candidates;
  }

  /** Two mistakes at once, in either order: one that replaces the rule would hide the other. */
  private static List<Rule> both(Mistake one, Mistake other, Dialect<Rule> dialect) {
    Rule first = one.change().apply(other.change().apply(dialect.rule()));
    return other == NOTHING
        ? List.of(first)
        : List.of(first, other.change().apply(one.change().apply(dialect.rule())));
  }

  private Map<Rule, Cause> dialects(Mistake beneath) {
    Map<Rule, Cause> candidates = new LinkedHashMap<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      if (!dialect.id().equals(declared)) {
        String follows = "follows " + name(dialect) + ", not " + system.id() + "/" + declared;
        Cause cause = new Cause(beneath == NOTHING, follows + also(beneath));
        candidates.put(beneath.change().apply(dialect.rule()), cause);
      }
    }
    return candidates;
  }

  /** Mistakes on top of another dialect. */
  private Map<Rule, Cause> combined(Mistake beneath) {
    Map<Rule, Cause> candidates = new LinkedHashMap<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      if (dialect.id().equals(declared)) {
        continue;
      }
      for (Mistake mistake : system.mistakes(dialect.id())) {
        String causes = mistake.cause() + ", and it follows " + name(dialect) + also(beneath);
        Cause cause = new Cause(false, causes);
        both(mistake, beneath, dialect).forEach(rule -> candidates.put(rule, cause));
      }
    }
    return candidates;
  }

  private static String also(Mistake beneath) {
    return beneath == NOTHING ? "" : ", and " + beneath.cause();
  }

  private String name(Dialect<Rule> dialect) {
    return system.id() + "/" + dialect.id() + " (" + dialect.title() + ")";
  }

  private static boolean pauses(Observation seen) {
    return seen.scenario().stages().stream().anyMatch(stage -> stage.schedule() == 0);
  }

  /** Whether a rule reproduces every observation, and at least one of them says something. */
  static boolean explains(Rule candidate, List<Observation> seen, double slack) {
    int compared = 0;
    for (Observation one : seen) {
      int here;
      try {
        here = compared(candidate, one, slack);
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
  private static int compared(Rule candidate, Observation seen, double slack) {
    boolean single = seen.precision() == Precision.FLOAT32;
    Backend backend = single ? IeeeBackend.F32 : IeeeBackend.F64;
    RuleOptimizer quick = new RuleOptimizer(candidate, backend, seen.hyperparameters());
    List<List<Question>> questions = new ArrayList<>();
    Trajectory rough;
    if (seen.questions().isEmpty()) {
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
            && Comparison.of(seen.trajectory(), rough, fine(candidate, seen, rough, coarse, slack))
                .agreesWhereCompared();
    return agrees ? glance.compared() + asked : -1;
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
          scenario.isClosedLoop()
              && t > SUSTAINED
              && path[t - 1 - SUSTAINED] > 0
              && farthest > Math.pow(RUNAWAY, SUSTAINED) * path[t - 1 - SUSTAINED];
      path[t - 1] = runsAway ? DIVERGENT : farthest;
    }
    return path;
  }
}
