package org.gradmark.core.performance;

/**
 * An optimization prepared for timing: parameters, gradients and state lie in the form that the
 * implementation keeps them in, and a step does what its user would have it do, and nothing for the
 * harness. Used from one thread; it may use several itself.
 */
public interface Stepper extends AutoCloseable {

  /**
   * Puts numbers into a parameter and its gradient; each is rounded to the precision of the
   * stepper. State is left alone: called between steps, with the parameter that was {@link #read},
   * it changes the gradient and nothing else.
   *
   * @param parameter index into the shapes that the stepper was prepared for
   * @param value row-major
   * @param gradient row-major
   */
  void fill(int parameter, double[] value, double[] gradient);

  /** One step of all parameters, along the gradients that they were filled with. */
  void step();

  /** Whether a step leaves something else in the gradients, such as the update. */
  default boolean overwritesGradients() {
    return false;
  }

  /** Puts back the gradients that a step has overwritten; whoever times steps stops the clock. */
  default void restoreGradients() {}

  /** A parameter as it is now, row-major: for comparing what is timed with what was verified. */
  double[] read(int parameter);

  /** Releases memory and threads; never throws. */
  @Override
  void close();
}
