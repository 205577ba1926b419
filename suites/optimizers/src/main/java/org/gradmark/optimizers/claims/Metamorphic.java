package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;

/**
 * A claim about how runs of the same subject relate. No reference is needed, so it also holds
 * subjects to account whose dialect nobody else has.
 *
 * <p>Where a relation is exact in any arithmetic (repeat, copy, zero rate), bits must be equal.
 * Where rounding may depend on the place of an element (vector units treat the end of an array
 * differently), both runs may stray as far as honest arithmetic does.
 */
final class Metamorphic {

  /** A relation between runs. */
  @FunctionalInterface
  interface Relation {
    /** Puts the subject through runs and compares them. */
    Outcome check(Metamorphic.Runs runs);
  }

  private static final String RATE = "learning_rate";

  private final String id;
  private final String name;
  private final String sentence;
  private final String source;
  private final Set<Capability> needs = EnumSet.noneOf(Capability.class);
  private final Map<String, Double> changes = new HashMap<>(DECAYING);
  private final Map<String, Double> hypotheses = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private String complaint;

  /** Rules with decay are tried with decay: its default is none. */
  private static final Map<String, Double> DECAYING =
      Map.of("weight_decay", 0.0625, "dampening", 0.25, RATE, 0.015625);

  private Metamorphic(String id, String name, String sentence, String source) {
    this.id = id;
    this.name = name;
    this.sentence = sentence;
    this.source = source;
  }

  static Metamorphic claim(String id, String name, String sentence, String source) {
    return new Metamorphic(id, name, sentence, source);
  }

  /** Subjects without this capability are skipped. */
  Metamorphic needs(Capability capability) {
    needs.add(capability);
    return this;
  }

  /** With a hyperparameter set to a value, in systems that have it. */
  Metamorphic with(String hyperparameter, double value) {
    changes.put(hyperparameter, value);
    return this;
  }

  /**
   * With a hyperparameter set to the only value for which the relation holds: subjects that fix it
   * elsewhere are skipped.
   */
  Metamorphic onlyWith(String hyperparameter, double value) {
    hypotheses.put(hyperparameter, value);
    return with(hyperparameter, value);
  }

  /** Mistakes that the relation must find, and the words in which it does. */
  Metamorphic rejecting(String complaintPart, Mistake... found) {
    complaint = complaintPart;
    mistakes.addAll(List.of(found));
    return this;
  }

  /** The claim for all dialects of a system. */
  Claim<OptimizerSubject> of(OptimizerSystem system, Relation relation) {
    return of(system, relation, List.of());
  }

  /** The claim, with impostors beyond those that make the listed mistakes. */
  Claim<OptimizerSubject> of(
      OptimizerSystem system, Relation relation, List<Rejection<OptimizerSubject>> more) {
    Set<String> dialects = new LinkedHashSet<>();
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>(more);
    for (Dialect<Rule> dialect : system.dialects()) {
      dialects.add(dialect.id());
      for (Mistake mistake : mistakes) {
        rejections.add(system.rejection(dialect.id(), mistake, complaint));
      }
    }
    return new Claim<>(
        id,
        name,
        Level.MUST,
        Kind.METAMORPHIC,
        sentence,
        source,
        false,
        dialects,
        trial -> check(system, relation, trial),
        rejections);
  }

  private Outcome check(OptimizerSystem system, Relation relation, Trial<OptimizerSubject> trial) {
    for (Capability needed : needs) {
      if (!trial.subject().capabilities().contains(needed)) {
        return Outcome.skipped("the subject " + needed.absence());
      }
    }
    Map<String, Double> settings =
        new HashMap<>(Settings.of(system, trial.subject().dialect(), changes));
    List<String> clashes = Observation.unsettable(trial.subject(), hypotheses);
    if (!clashes.isEmpty()) {
      return Outcome.skipped(String.join(", ", clashes));
    }
    settings.replaceAll((name, value) -> trial.subject().fixed().getOrDefault(name, value));
    Rule rule = system.dialect(trial.subject().dialect()).rule();
    try {
      return relation.check(new Runs(trial, rule, Map.copyOf(settings)));
    } catch (UnsupportedOperationException e) {
      if (needs.isEmpty()) {
        throw e;
      }
      // Skipped is what it would be otherwise: a capability that is declared would never be tried.
      return Outcome.fail(
          Double.NaN,
          Double.NaN,
          "the subject declares %s, but does not have it: %s".formatted(needs, e.getMessage()));
    }
  }

  /**
   * Runs of one subject.
   *
   * @param trial whose
   * @param rule what it declares to do
   * @param settings with which hyperparameters
   */
  record Runs(Trial<OptimizerSubject> trial, Rule rule, Map<String, Double> settings) {

    Observation of(Scenario scenario) {
      return Observation.of(trial, scenario, settings);
    }

    /** The same with another rate, where it can be set. */
    Runs atTwiceTheRate() {
      Map<String, Double> other = new HashMap<>(settings);
      if (!trial.subject().fixed().containsKey(RATE)) {
        other.computeIfPresent(RATE, (name, rate) -> 2 * rate);
      }
      return new Runs(trial, rule, Map.copyOf(other));
    }

    /** The same in a process that this one is never asked in, if there is one. */
    Optional<Runs> inAnotherProcess() {
      return trial
          .subject()
          .inAnotherProcess()
          .map(s -> new Trial<>(s, trial.backend(), trial.laboratory(), trial.seed()))
          .map(other -> new Runs(other, rule, settings));
    }

    Optimizer open() {
      return trial.subject().open(trial.backend(), settings);
    }

    Envelope envelope(Scenario scenario) {
      return trial.laboratory().tolerances().envelope(rule, scenario, settings, trial.precision());
    }

    /** Passes if {@code seen} is {@code due} within what honest arithmetic strays in both runs. */
    Outcome within(Observation seen, Trajectory due, String agreement, String complaint) {
      Envelope honest = envelope(seen.scenario());
      return within(seen, due, (t, p, i) -> 2 * honest.at(t, p, i), agreement, complaint);
    }

    /** Passes if {@code seen} is {@code due} within an allowance. */
    Outcome within(
        Observation seen,
        Trajectory due,
        Comparison.Allowance allowance,
        String agreement,
        String complaint) {
      Comparison comparison = Comparison.of(seen.trajectory(), due, allowance);
      if (comparison.agrees()) {
        return Outcome.pass(comparison.worst(), 1, agreement);
      }
      if (comparison.compared() == 0) {
        return Outcome.skipped("every value is out of the range of " + trial.precision().dtype());
      }
      Comparison.Point point = comparison.first();
      return Outcome.fail(comparison.worst(), 1, complaint + ": " + values(seen, point));
    }

    /**
     * Passes if both trajectories have the same bits; the measure is the number of values that
     * differ.
     */
    static Outcome identical(
        Trajectory seen, Trajectory due, Scenario scenario, String agreement, String complaint) {
      int different = 0;
      String first = "";
      for (int t = 1; t <= due.steps().size(); t++) {
        for (int p = 0; p < due.steps().get(t - 1).size(); p++) {
          for (int i = 0; i < due.steps().get(t - 1).get(p).size(); i++) {
            double here = seen.after(t, p, i);
            double there = due.after(t, p, i);
            if (Double.compare(here, there) != 0) {
              boolean isFirst = different++ == 0;
              String place = scenario.parameters().get(p).name() + "[" + i + "]";
              first =
                  isFirst
                      ? ": %s is %s, expected is %s, %d %s on"
                          .formatted(place, here, there, t, t == 1 ? "step" : "steps")
                      : first;
            }
          }
        }
      }
      return different == 0
          ? Outcome.pass(0, 0, agreement)
          : Outcome.fail(different, 0, complaint + first);
    }

    private static String values(Observation seen, Comparison.Point point) {
      int p = point.parameter();
      List<Scenario.Parameter> parameters = seen.scenario().parameters();
      double before = seen.trajectory().before(seen.scenario(), point.step(), p, point.element());
      return "at "
          + seen.place(point.step(), p, point.element())
          + (parameters.size() == 1 ? "" : " of " + parameters.get(p).initial().shape())
          + (point.observed() == before ? " it is still " : " it is ")
          + point.observed()
          + ", expected is "
          + point.expected();
    }
  }
}
