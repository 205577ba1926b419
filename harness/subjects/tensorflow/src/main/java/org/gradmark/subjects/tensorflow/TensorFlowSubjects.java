package org.gradmark.subjects.tensorflow;

import java.util.List;
import java.util.Map;
import org.gradmark.subjects.process.library.LibraryProvider;

/** TensorFlow-Java's subjects, which live in a {@link TensorFlowHost}. */
public final class TensorFlowSubjects extends LibraryProvider {

  /** The provider; starts nothing. */
  public TensorFlowSubjects() {
    super(
        "tensorflow",
        "org/tensorflow/framework/optimizers/Optimizer.class",
        "org.gradmark.subjects.tensorflow.TensorFlowHost",
        // Threads are left as a user finds them. The log is for people; a child has none.
        Map.of("TF_CPP_MIN_LOG_LEVEL", "3"),
        List.of());
  }
}
