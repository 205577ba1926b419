package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.reference.EdgeVector;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * EDGE-01 to EDGE-05: gradients at the rim of arithmetic. Two things are asked: that the elements
 * concerned end as the paper's rule implies (nothing is asked where it implies nothing), and that
 * the other elements do not notice.
 */
public final class EdgeVectors {

  private enum Edge {
    ZERO_GRADIENT(
        "EDGE-01",
        "zero-gradient",
        "Elements whose gradient has always been zero keep their value (but for decay); the others"
            + " do not notice.",
        List.of(CommonMistakes.COUPLED_BY_MINIMUM, CommonMistakes.DRIFT)),
    SUBNORMAL(
        "EDGE-02",
        "subnormal",
        "Subnormal gradients lead to finite parameters; the other elements do not notice.",
        List.of(CommonMistakes.SQUARE_UNDERFLOWS)),
    HUGE(
        "EDGE-03",
        "huge",
        "Gradients whose square overflows stay with their own elements.",
        List.of(CommonMistakes.COUPLED)),
    NAN(
        "EDGE-04",
        "nan",
        "A NaN gradient shows in its own element, and in no other.",
        List.of(CommonMistakes.COUPLED, CommonMistakes.NAN_SWALLOWED)),
    INFINITY(
        "EDGE-05",
        "infinity",
        "An infinite gradient shows in its own element, and in no other.",
        List.of(CommonMistakes.COUPLED));

    private final String id;
    private final String label;
    private final String sentence;
    private final List<Mistake> mistakes;

    Edge(String id, String label, String sentence, List<Mistake> mistakes) {
      this.id = id;
      this.label = label;
      this.sentence = sentence;
      this.mistakes = mistakes;
    }

    private String file() {
      return label.replace('-', '_');
    }
  }

  private static final String OUTCOME = "elements with the edge value";
  private static final String OTHERS = "ordinary elements are affected";
  private static final String NEVER_FINITE = "without any edge value it is not finite either";

  /** The paper's rule is 0/0 there: only the other elements can be judged. */
  private static final Set<String> SILENT_AT_ZERO = Set.of("adamax/paper");

  private EdgeVectors() {}

  /** The claims for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Set<String> dialects = new TreeSet<>();
    system.dialects().forEach(d -> dialects.add(d.id()));
    List<Claim<OptimizerSubject>> claims = new ArrayList<>();
    for (Edge edge : Edge.values()) {
      List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
      for (Dialect<Rule> dialect : system.dialects()) {
        for (Mistake mistake : edge.mistakes) {
          if (mistake != CommonMistakes.DRIFT
              || !SILENT_AT_ZERO.contains(system.id() + "/" + dialect.id())) {
            boolean spreads =
                mistake == CommonMistakes.COUPLED || mistake == CommonMistakes.COUPLED_BY_MINIMUM;
            rejections.add(system.rejection(dialect.id(), mistake, spreads ? OTHERS : OUTCOME));
          }
        }
      }
      claims.add(
          new Claim<>(
              edge.id,
              edge.label,
              Level.MUST,
              Kind.EDGE,
              edge.sentence,
              "the rule, in IEEE arithmetic",
              false,
              dialects,
              trial -> check(system, edge, trial),
              rejections));
    }
    return claims;
  }

  private static Outcome check(OptimizerSystem system, Edge edge, Trial<OptimizerSubject> trial) {
    EdgeVector vector = trial.laboratory().data().edge(edge.file());
    boolean wide = trial.precision() == Precision.FLOAT64 || trial.precision() == Precision.EXACT;
    List<Values> gradients = vector.gradients().get(wide ? "float64" : "float32");
    Map<String, Double> settings =
        Settings.of(system, trial.subject().dialect(), trial.subject().fixed());
    Observation seen =
        Observation.of(trial, Scenario.openLoop(edge.label, vector.initial(), gradients), settings);
    List<Values> tame = gradients.stream().map(EdgeVectors::tamed).toList();
    Observation ordinary =
        Observation.of(trial, Scenario.openLoop(edge.label, vector.initial(), tame), settings);
    int last = gradients.size();
    Rule rule = system.dialect(trial.subject().dialect()).rule();
    for (int i = EdgeVector.EDGE_ELEMENTS; i < vector.initial().size(); i++) {
      double here = seen.trajectory().after(last, 0, i);
      double there = ordinary.trajectory().after(last, 0, i);
      if (!Double.isFinite(there)) {
        return Outcome.fail(there, Double.NaN, NEVER_FINITE + ": element " + i + " is " + there);
      }
      double tolerance = 2 * ordinary.envelope(trial, rule).at(last, 0, i);
      if (!(Math.abs(here - there) <= tolerance)) {
        return Outcome.fail(
            Math.abs(here - there),
            tolerance,
            OTHERS + ": element " + i + " is " + here + ", without the edge value it is " + there);
      }
    }
    String due = vector.outcome(system.id(), trial.subject().dialect());
    if (edge == Edge.ZERO_GRADIENT && due.equals("finite")) {
      return decay(seen, seen.envelope(trial, rule), last);
    }
    boolean narrow = trial.precision() != trial.precision().arithmetic();
    if (narrow || !trial.subject().fixed().isEmpty()) {
      // Such as an epsilon of zero, or a state that overflows where it is kept: what is due of the
      // paper's defaults in wide formats may not be due here.
      IeeeBackend arithmetic =
          narrow ? IeeeBackend.of(trial.precision()) : wide ? IeeeBackend.F64 : IeeeBackend.F32;
      Trajectory own =
          Trajectory.run(new RuleOptimizer(rule, arithmetic, settings), seen.scenario());
      if (!outcome(vector, due, own, last).result().isGood()) {
        return Outcome.skipped(
            narrow
                ? "in " + trial.precision().dtype() + " the rule itself does otherwise there"
                : "with " + trial.subject().fixed() + " the rule itself does otherwise there");
      }
    }
    return outcome(vector, due, seen.trajectory(), last);
  }

  /** Without a gradient a parameter moves by decay alone, and how far is known. */
  private static Outcome decay(Observation seen, Envelope honest, int last) {
    for (int i = 0; i < EdgeVector.EDGE_ELEMENTS; i++) {
      double after = seen.trajectory().after(last, 0, i);
      double due = honest.exact().after(last, 0, i);
      if (!(Math.abs(after - due) <= honest.at(last, 0, i))) {
        return Outcome.fail(
            Math.abs(after - due),
            honest.at(last, 0, i),
            OUTCOME + " end at " + after + "; decay alone leads to " + due);
      }
    }
    return Outcome.pass(0, 0, "edge elements: decay alone; others unaffected");
  }

  private static Outcome outcome(EdgeVector vector, String due, Trajectory seen, int last) {
    for (int i = 0; i < EdgeVector.EDGE_ELEMENTS; i++) {
      double before = vector.initial().get(i);
      double after = seen.after(last, 0, i);
      boolean good =
          switch (due) {
            case "unchanged" -> after == before;
            case "finite" -> Double.isFinite(after);
            case "not_finite" -> !Double.isFinite(after);
            default -> true;
          };
      if (!good) {
        return Outcome.fail(
            after,
            Double.NaN,
            OUTCOME
                + " end at "
                + after
                + " from "
                + before
                + "; due is: "
                + due.replace('_', ' '));
      }
    }
    return Outcome.pass(0, 0, "edge elements: " + due.replace('_', ' ') + "; others unaffected");
  }

  /** The same gradients, with ordinary ones in place of the edge values. */
  private static Values tamed(Values gradient) {
    double[] tame = gradient.toArray();
    for (int i = 0; i < EdgeVector.EDGE_ELEMENTS; i++) {
      tame[i] = tame[EdgeVector.EDGE_ELEMENTS];
    }
    return new Values(gradient.shape(), tame);
  }
}
