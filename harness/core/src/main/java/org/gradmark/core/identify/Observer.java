package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.RuleSubject;

/**
 * Puts a subject through the probes. What it declares is used for one thing only: which
 * hyperparameters it can be given.
 *
 * @param sightings what it did, probe by probe
 * @param leftOut probes that it could not be put through, with the reason
 * @param steady whether the first probe, repeated, gave the same bits
 */
record Observer(List<Sighting> sightings, List<String> leftOut, boolean steady) {

  static Observer of(
      OptimizerSubject subject,
      String backend,
      List<Hyperparameter> hyperparameters,
      Set<String> settable) {
    List<Sighting> sightings = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Probe probe : Probes.ALL) {
      Map<String, Double> settings = probe.values().of(hyperparameters, settable, subject.fixed());
      Optional<String> lacking =
          probe.needs().stream()
              .filter(need -> !subject.capabilities().contains(need))
              .map(Capability::absence)
              .findFirst();
      if (lacking.isPresent()) {
        leftOut.add(probe + ": the subject " + lacking.get());
        continue;
      }
      try {
        Trajectory way = probe.run(subject, backend, settings);
        sightings.add(new Sighting(probe, settings, subject.precision(backend), way));
      } catch (RuntimeException e) {
        leftOut.add(probe + ": " + e.getMessage());
      }
    }
    return new Observer(
        sightings, leftOut, sightings.isEmpty() || repeats(sightings.get(0), subject, backend));
  }

  /** Whether it goes the same way again; one that breaks down the second time does not. */
  private static boolean repeats(Sighting first, OptimizerSubject subject, String backend) {
    try {
      return first.probe().run(subject, backend, first.settings()).equals(first.trajectory());
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The hyperparameters that a subject of this dialect is given: those that its rule looks at. */
  static Set<String> settable(LineUp<OptimizerSubject> lineUp, OptimizerSubject subject) {
    Set<String> names = new TreeSet<>();
    lineUp
        .system(subject.system())
        .ifPresent(system -> system.hyperparameters().forEach(one -> names.add(one.name())));
    lineUp
        .declared(subject)
        .map(Candidate::subject)
        .filter(RuleSubject.class::isInstance)
        .ifPresent(known -> names.retainAll(((RuleSubject) known).rule().hyperparameters()));
    return names;
  }
}
