package org.gradmark.subjects.process;

import org.gradmark.core.tensor.Precision;

/**
 * A subject that keeps its hyperparameters in a format of their own, whatever its arrays are made
 * of; {@link SubjectHost} says which. Its arithmetic is judged by the coarser of the two formats.
 */
public interface WithScalars {

  /** The format of hyperparameters and of what is computed from them alone. */
  Precision scalars();
}
