package org.gradmark.subjects.djl;

import ai.djl.engine.Engine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Subject;
import org.gradmark.subjects.process.SubjectHost;

/** The child process of {@link DjlSubjects}: serves DJL on its standard streams. */
public final class DjlHost {

  private DjlHost() {}

  /** Serves until the input ends; takes no arguments. */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    // The natives print when it pleases them.
    System.setOut(System.err);
    List<Subject> subjects = new ArrayList<>(DjlOptimizers.all());
    subjects.addAll(DjlInitializers.all());
    subjects.addAll(DjlTrackers.all());
    new SubjectHost("djl", Engine.getDjlVersion(), subjects).serve(System.in, answers);
  }
}
