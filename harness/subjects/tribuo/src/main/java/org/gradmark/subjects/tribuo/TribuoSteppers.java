package org.gradmark.subjects.tribuo;

import java.util.List;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SteppedSubjects;
import org.gradmark.subjects.process.library.LibraryVersion;
import org.tribuo.math.StochasticGradientOptimiser;

/** Tribuo's optimisers in the process that times them. */
public final class TribuoSteppers implements SteppedSubjects {

  /** Called by the service loader. */
  public TribuoSteppers() {}

  @Override
  public String name() {
    return "tribuo";
  }

  @Override
  public String version() {
    return LibraryVersion.of(StochasticGradientOptimiser.class, "org.tribuo", "tribuo-math");
  }

  @Override
  public String absence() {
    return "";
  }

  @Override
  public List<OptimizerSubject> subjects() {
    return List.copyOf(Optimisers.all());
  }
}
