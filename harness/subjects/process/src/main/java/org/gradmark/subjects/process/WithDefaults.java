package org.gradmark.subjects.process;

import java.util.Map;

/** A subject that can tell which hyperparameters its user can set; {@link SubjectHost} says so. */
public interface WithDefaults {

  /** Hyperparameter name to the implementation's own default. */
  Map<String, Double> defaults();
}
