package org.gradmark.core.contract;

import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * An optimizer that lives in another process and times its own steps there, so that the way to it
 * costs nothing.
 */
public interface SelfTimed extends OptimizerSubject {

  /**
   * How it is to be timed.
   *
   * @param warmup iterations that are not told
   * @param iterations that are
   * @param seconds the least that one iteration lasts; it has at least one step
   */
  record Plan(int warmup, int iterations, double seconds) {}

  /** Whether it can time itself. */
  boolean canTimeItself();

  /**
   * Takes steps the way that it would time them.
   *
   * @param backend one of {@link #backends()}
   * @param gradients for each step, one for each parameter
   * @param threads how many it may use
   * @return the parameters after the last step
   * @throws SubjectFailure if it cannot
   */
  List<Values> rehearse(
      String backend,
      Map<String, Double> hyperparameters,
      List<Values> parameters,
      List<List<Values>> gradients,
      int threads);

  /**
   * Times steps in a fresh process, along gradients that never change.
   *
   * @return seconds per step, one number for each iteration
   * @throws SubjectFailure if it cannot
   */
  List<Double> time(
      String backend,
      Map<String, Double> hyperparameters,
      List<Shape> shapes,
      int threads,
      Plan plan);

  /** Version of the library, as the process tells it. */
  String version();
}
