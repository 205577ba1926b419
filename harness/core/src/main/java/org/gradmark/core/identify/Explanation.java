package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.rule.Hyperparameter;

/** A suspect that explains everything, and what is odd about its hyperparameters. */
record Explanation(Suspect suspect, List<Difference> differences) {

  Explanation {
    differences = List.copyOf(differences);
  }

  /** Whether every odd value is a constant or a multiple of what was set. */
  boolean isSimple() {
    return differences.stream().allMatch(Difference::isSimple);
  }

  Match match() {
    return new Match(
        suspect.candidate().name(),
        suspect.candidate().dialect(),
        suspect.candidate().says(),
        differences);
  }

  Explanation with(Difference more) {
    List<Difference> all = new ArrayList<>(differences);
    all.add(more);
    return new Explanation(suspect, all);
  }

  /** How a suspect's hyperparameters differ from what was given. */
  static List<Difference> differences(Suspect suspect, Map<String, Double> given) {
    return differences(suspect, given, suspect, given, false);
  }

  /** The same in two runs with different values. */
  static List<Difference> differences(
      Suspect suspect,
      Map<String, Double> given,
      Suspect other,
      Map<String, Double> otherGiven,
      boolean twice) {
    List<Difference> all = new ArrayList<>();
    for (Hyperparameter one : suspect.hyperparameters()) {
      String name = one.name();
      if (suspect.changes().containsKey(name)) {
        boolean set = given.containsKey(name);
        all.add(
            new Difference(
                name,
                set ? Difference.How.SET : Difference.How.IMPLIED,
                given.getOrDefault(name, one.defaultValue()),
                suspect.changes().get(name),
                twice && set ? otherGiven.get(name) : Double.NaN,
                twice && set ? other.settings(otherGiven).get(name) : Double.NaN));
      }
    }
    return all;
  }
}
