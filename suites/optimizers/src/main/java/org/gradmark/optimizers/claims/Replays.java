package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.reference.Reference;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.OptimizerSystem;

/**
 * What a subject that failed a claim does along the references, all of them: a cause that would
 * show there, and does not, is none. It is asked once for all its claims.
 */
final class Replays {

  /** References that differ only in the library: the subject runs once for all of them. */
  record Setting(Scenario scenario, Map<String, Double> hyperparameters) {

    static Setting of(Reference reference) {
      return new Setting(reference.scenario(), reference.hyperparameters());
    }

    /** Why a subject cannot be put through it; empty if it can. */
    String obstacle(OptimizerSubject subject) {
      if (scenario.hasLateParameter()
          && !subject.capabilities().contains(Capability.LATE_PARAMETERS)) {
        return "the subject " + Capability.LATE_PARAMETERS.absence();
      }
      if (scenario.hasSchedule() && !subject.capabilities().contains(Capability.SCHEDULE)) {
        return "the subject " + Capability.SCHEDULE.absence();
      }
      return String.join("; ", Observation.unsettable(subject, hyperparameters));
    }
  }

  private record Asked(OptimizerSubject subject, String backend, ReferenceData data) {}

  private static final Recent<Asked, List<Observation>> MEMORY = new Recent<>();

  private Replays() {}

  /** Empty if there are none; ends where the subject breaks down. */
  static List<Observation> of(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    Asked asked = new Asked(trial.subject(), trial.backend(), trial.laboratory().data());
    return MEMORY.get(asked, () -> ask(system, trial));
  }

  private static List<Observation> ask(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    Set<Setting> settings = new LinkedHashSet<>();
    for (Reference reference :
        trial.laboratory().data().trajectories(system.id(), trial.subject().dialect())) {
      settings.add(Setting.of(reference));
    }
    List<Observation> seen = new ArrayList<>();
    for (Setting setting : settings) {
      if (setting.obstacle(trial.subject()).isEmpty()) {
        try {
          seen.add(Observation.of(trial, setting.scenario, setting.hyperparameters));
        } catch (SubjectFailure | UnsupportedOperationException e) {
          break; // it may have hung; TRAJ-01 to TRAJ-03 tell
        }
      }
    }
    return List.copyOf(seen);
  }
}
