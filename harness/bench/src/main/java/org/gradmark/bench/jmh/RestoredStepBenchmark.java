package org.gradmark.bench.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * The same for an optimizer whose step overwrites the gradients: they are put back while the clock
 * stands still. JMH then reads the clock around every step, which costs some tens of nanoseconds;
 * that is why it is not done where nothing is to be put back.
 */
public class RestoredStepBenchmark extends StepBenchmark {

  /** Before every step. */
  @Setup(Level.Invocation)
  public void restore() {
    stepper.restoreGradients();
  }
}
