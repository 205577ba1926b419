package org.gradmark.core.theorem;

/** A number that a theorem is about, such as {@code f(x_t) - f*}, or the bound on it. */
@FunctionalInterface
public interface Measure {

  /**
   * Its value after a step.
   *
   * @param course the run
   * @param t the step, from 1
   */
  double of(Course course, int t);
}
