package org.gradmark.subjects.tensorflow;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Subject;
import org.gradmark.subjects.process.SubjectHost;
import org.gradmark.subjects.process.library.LibraryVersion;
import org.tensorflow.framework.optimizers.Optimizer;

/** The child process of {@link TensorFlowSubjects}: serves the framework on its streams. */
public final class TensorFlowHost {

  private TensorFlowHost() {}

  /** Serves until the input ends; takes no arguments. */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    // The natives print when it pleases them.
    System.setOut(System.err);
    List<Subject> subjects = new ArrayList<>(GraphOptimizers.all());
    subjects.addAll(EagerInitializers.all());
    String version = LibraryVersion.of(Optimizer.class, "org.tensorflow", "tensorflow-framework");
    new SubjectHost("tensorflow", version, subjects).serve(System.in, answers);
  }
}
