package org.gradmark.core.identify;

import java.util.List;
import java.util.Optional;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemSpec;

/** The cause that a system gives for an impostor's mistake. */
final class Causes {

  private record Known(String id, String cause) {}

  private Causes() {}

  /** Empty if only a claim knows the mistake: then the claim's message must do. */
  static Optional<String> of(SystemSpec<?> system, Subject impostor) {
    String mistake = impostor.id().replaceFirst("^[^!]*!", "");
    return known(system, impostor.dialect()).stream()
        .filter(known -> known.id().equals(mistake))
        .map(Known::cause)
        .findFirst();
  }

  private static List<Known> known(SystemSpec<?> system, String dialect) {
    if (system instanceof OptimizerSystem optimizer) {
      return optimizer.mistakes(dialect).stream().map(Causes::known).toList();
    }
    if (system instanceof EstimatorSystem estimator) {
      return estimator.mistakes(dialect).stream().map(Causes::known).toList();
    }
    if (system instanceof InitializerSystem initializer) {
      return initializer.mistakes(dialect).stream().map(Causes::known).toList();
    }
    return List.of();
  }

  private static Known known(Mistake mistake) {
    return new Known(mistake.id(), mistake.cause());
  }

  private static Known known(EstimatorMistake mistake) {
    return new Known(mistake.id(), mistake.cause());
  }

  private static Known known(InitializerMistake mistake) {
    return new Known(mistake.id(), mistake.cause());
  }
}
