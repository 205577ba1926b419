package org.gradmark.core.identify;

import java.util.Map;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;

/** Looks at the values that a subject uses when its user sets none. */
record Defaults(Resemblance resemblance, Explanation explanation, Sighting first) {

  /** The explanation, with the defaults that are not what the subject declares. */
  Explanation checked(OptimizerSubject subject, String backend, Map<String, Double> declared) {
    Trajectory way;
    try {
      way = first.probe().run(subject, backend, Map.of());
    } catch (RuntimeException e) {
      return explanation; // it has no defaults: its user must set them
    }
    Sighting seen = new Sighting(first.probe(), declared, first.precision(), way);
    Suspect suspect = explanation.suspect();
    if (OptimizerIdentifier.agrees(resemblance, suspect, seen)) {
      return explanation;
    }
    HyperparameterFit fit = new HyperparameterFit(resemblance, seen);
    HyperparameterFit.Fitted best = null;
    Hyperparameter which = null;
    for (Hyperparameter one : suspect.hyperparameters()) {
      if (declared.containsKey(one.name()) && !suspect.changes().containsKey(one.name())) {
        HyperparameterFit.Fitted fitted = fit.single(suspect, one);
        if (best == null || fitted.distance() < best.distance()) {
          best = fitted;
          which = one;
        }
      }
    }
    if (which == null) {
      return explanation;
    }
    double found =
        Search.shortest(
            which,
            fit.joint(best.suspect(), java.util.List.of(which), false)
                .suspect()
                .changes()
                .get(which.name()));
    return explanation.with(
        new Difference(
            which.name(),
            Difference.How.DEFAULT,
            declared.get(which.name()),
            found,
            Double.NaN,
            Double.NaN));
  }
}
