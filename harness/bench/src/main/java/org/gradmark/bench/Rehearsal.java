package org.gradmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Is what is timed what was verified? Takes a few steps on small parameters, along gradients that
 * change, through the contract that claims are about, and through the way that is timed, and
 * compares.
 *
 * <p>Both are honest arithmetic of one rule, so that each may be one derived tolerance away from
 * the exact trajectory, and two from the other. The tolerance is that of the declared dialect: a
 * subject that does something else is another's business, but its errors are as large.
 */
public final class Rehearsal {

  /** Enough for every state to be read back, and few enough for tolerances to stay small. */
  static final int STEPS = 5;

  private final Tolerances tolerances;

  /** Rehearsals that derive their tolerances here. */
  public Rehearsal(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  /**
   * Compares.
   *
   * @param subject a {@link SelfTimed}, or one that offers a {@link Stepper}
   * @param rule of the dialect that it declares
   * @param shapes small
   * @throws BenchmarkFailure if it is not what was verified, or cannot be timed at all
   */
  public void check(
      OptimizerSubject subject,
      String backend,
      Rule rule,
      Map<String, Double> hyperparameters,
      List<Shape> shapes,
      int threads) {
    List<Values> initial =
        shapes.stream().map(s -> new Values(s, Filling.values(s.size()))).toList();
    List<List<Values>> gradients =
        IntStream.range(0, STEPS)
            .mapToObj(
                t ->
                    shapes.stream()
                        .map(s -> new Values(s, Filling.gradients(s.size(), t)))
                        .toList())
            .toList();
    List<Values> verified = verified(subject.open(backend, hyperparameters), initial, gradients);
    List<Values> timed =
        subject instanceof SelfTimed own
            ? own.rehearse(backend, hyperparameters, initial, gradients, threads)
            : stepped(subject, backend, hyperparameters, initial, gradients, threads);
    List<Scenario.Parameter> parameters =
        IntStream.range(0, shapes.size())
            .mapToObj(p -> new Scenario.Parameter("x" + p, 1, initial.get(p)))
            .toList();
    List<Scenario.Stage> stages =
        gradients.stream().map(g -> new Scenario.Stage(1, Oracle.fixed(g))).toList();
    Envelope envelope =
        tolerances.envelope(
            rule,
            new Scenario("rehearsal", parameters, stages),
            hyperparameters,
            subject.precision(backend));
    compare(subject.id() + "@" + backend, verified, timed, envelope);
  }

  private static List<Values> verified(
      Optimizer optimizer, List<Values> initial, List<List<Values>> gradients) {
    try (optimizer) {
      initial.forEach(optimizer::add);
      List<Values> after = initial;
      for (List<Values> these : gradients) {
        after = optimizer.step(1, Oracle.fixed(these));
      }
      return after;
    }
  }

  private static List<Values> stepped(
      OptimizerSubject subject,
      String backend,
      Map<String, Double> hyperparameters,
      List<Values> initial,
      List<List<Values>> gradients,
      int threads) {
    List<Shape> shapes = initial.stream().map(Values::shape).toList();
    try (Stepper stepper =
        subject
            .stepper(backend, hyperparameters, shapes, threads)
            .orElseThrow(
                () -> new BenchmarkFailure(false, "it offers nothing that can be timed"))) {
      for (int t = 0; t < STEPS; t++) {
        for (int p = 0; p < shapes.size(); p++) {
          double[] value = t == 0 ? initial.get(p).toArray() : stepper.read(p);
          stepper.fill(p, value, gradients.get(t).get(p).toArray());
        }
        stepper.restoreGradients();
        stepper.step();
      }
      List<Values> after = new ArrayList<>();
      for (int p = 0; p < shapes.size(); p++) {
        after.add(new Values(shapes.get(p), stepper.read(p)));
      }
      return after;
    }
  }

  private static void compare(
      String who, List<Values> verified, List<Values> timed, Envelope envelope) {
    for (int p = 0; p < verified.size(); p++) {
      for (int i = 0; i < verified.get(p).size(); i++) {
        double due = verified.get(p).get(i);
        double found = timed.get(p).get(i);
        double allowed = 2 * envelope.at(STEPS, p, i);
        boolean same = Double.compare(due, found) == 0 || Math.abs(due - found) <= allowed;
        if (!same) {
          throw new BenchmarkFailure(
              true,
              "%s: what would be timed is not what was verified: after %d steps x%d[%d] is %s, through the contract %s (%s allowed)"
                  .formatted(who, STEPS, p, i, found, due, allowed));
        }
      }
    }
  }
}
