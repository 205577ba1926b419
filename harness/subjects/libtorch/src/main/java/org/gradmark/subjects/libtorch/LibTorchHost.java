package org.gradmark.subjects.libtorch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Optimizer;
import org.gradmark.core.contract.Subject;
import org.gradmark.subjects.process.SubjectHost;
import org.gradmark.subjects.process.library.LibraryVersion;

/** The child process of {@link LibTorchSubjects}: serves LibTorch on its standard streams. */
public final class LibTorchHost {

  private LibTorchHost() {}

  /** Serves until the input ends; takes no arguments. */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    // The natives print when it pleases them.
    System.setOut(System.err);
    List<Subject> subjects = new ArrayList<>(TorchOptimizers.all());
    subjects.addAll(TorchInitializers.all());
    subjects.addAll(TorchTools.all());
    String version = LibraryVersion.of(Optimizer.class, "org.bytedeco", "pytorch");
    new SubjectHost("libtorch", version, subjects).serve(System.in, answers);
  }
}
