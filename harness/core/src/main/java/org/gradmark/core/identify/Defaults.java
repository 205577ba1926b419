package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.HyperparameterFit.Fitted;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Precision;

/** Looks at the values that a subject uses when its user sets none. */
record Defaults(Resemblance resemblance, Explanation explanation, Sighting first) {

  /** So many of the best single values are taken as starts for several at once. */
  private static final int STARTS = 4;

  /** Two values that differ by less are one, written with fewer digits. */
  private static final double SAME = 1e-3;

  /** The explanation, with the defaults that are not what the subject declares. */
  Explanation checked(OptimizerSubject subject, String backend, Map<String, Double> declared) {
    Trajectory way;
    try {
      way = first.probe().run(subject, backend, Map.of());
    } catch (RuntimeException e) {
      return explanation; // it has no defaults: its user must set them
    }
    boolean single = explanation.differences().contains(Difference.SINGLE);
    Precision precision = single ? Precision.FLOAT32 : first.precision();
    Sighting seen = new Sighting(first.probe(), declared, precision, way);
    List<Suspect> due = List.of(due(declared, false), due(declared, true));
    if (due.stream().anyMatch(one -> OptimizerIdentifier.agrees(resemblance, one, seen))) {
      return explanation;
    }
    Explanation found = explanation;
    for (Difference one : differences(due.get(0), seen, declared)) {
      found = found.with(one);
    }
    return found;
  }

  /**
   * What it must be with the declared defaults, if it is what it was found to be: a constant stays,
   * a factor is one of the default.
   *
   * @param proportional how to read what was seen with one set of values only
   */
  private Suspect due(Map<String, Double> declared, boolean proportional) {
    Map<String, Double> changes = new HashMap<>(explanation.suspect().changes());
    for (Difference one : explanation.differences()) {
      Double byDefault = declared.get(one.name());
      if (byDefault != null && one.isFactor(proportional)) {
        changes.put(one.name(), one.found() / one.set() * byDefault);
      }
    }
    return explanation.suspect().with(changes);
  }

  /** One other default that explains what was seen, else several, else the word that none does. */
  private List<Difference> differences(Suspect due, Sighting seen, Map<String, Double> declared) {
    HyperparameterFit fit = new HyperparameterFit(resemblance, seen);
    List<Hyperparameter> free =
        due.hyperparameters().stream().filter(one -> declared.containsKey(one.name())).toList();
    List<Fitted> singles =
        free.stream()
            .map(one -> fit.single(due, one))
            .sorted(Comparator.comparing(Fitted::distance))
            .toList();
    for (Fitted single : singles) {
      Optional<Suspect> settled = Search.settled(resemblance, single.suspect(), List.of(seen));
      if (settled.isPresent()) {
        return differences(due, settled.get(), declared);
      }
    }
    for (Fitted single : singles.stream().limit(STARTS).toList()) {
      Suspect joint = fit.joint(single.suspect(), free, true).suspect();
      Optional<Suspect> settled = Search.settled(resemblance, joint, List.of(seen));
      if (settled.isPresent()) {
        return differences(due, settled.get(), declared);
      }
    }
    return List.of(Difference.OTHER_DEFAULTS);
  }

  private static List<Difference> differences(
      Suspect due, Suspect found, Map<String, Double> declared) {
    Map<String, Double> before = due.settings(declared);
    Map<String, Double> after = found.settings(declared);
    List<Difference> all = new ArrayList<>();
    for (Hyperparameter one : due.hyperparameters()) {
      String name = one.name();
      double was = before.get(name);
      double is = after.get(name);
      if (Math.abs(is - was) > SAME * Math.min(Math.abs(is), Math.abs(was))) {
        double set = declared.getOrDefault(name, was);
        all.add(new Difference(name, Difference.How.DEFAULT, set, is, Double.NaN, Double.NaN));
      }
    }
    return all.isEmpty() ? List.of(Difference.OTHER_DEFAULTS) : all;
  }
}
