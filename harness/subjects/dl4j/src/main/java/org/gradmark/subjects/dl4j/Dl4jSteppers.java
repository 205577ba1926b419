package org.gradmark.subjects.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SteppedSubjects;

/** Deeplearning4j's updaters in the process that times them. */
public final class Dl4jSteppers implements SteppedSubjects {

  /** Called by the service loader. */
  public Dl4jSteppers() {}

  @Override
  public String name() {
    return Dl4jSubjects.NAME;
  }

  @Override
  public String version() {
    try {
      return Dl4jHost.version();
    } catch (IOException e) {
      throw new UncheckedIOException("DL4J's jar cannot be read", e);
    }
  }

  @Override
  public String absence() {
    return Dl4jSubjects.missingNatives();
  }

  @Override
  public List<OptimizerSubject> subjects() {
    return Updaters.all();
  }
}
