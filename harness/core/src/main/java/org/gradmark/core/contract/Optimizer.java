package org.gradmark.core.contract;

import java.util.List;
import org.gradmark.core.tensor.Values;

/**
 * The contract of an optimizer: one optimization in progress. It minimizes.
 *
 * <p>Not thread-safe; the harness uses each from one thread at a time. A method that fails throws a
 * {@link SubjectFailure}, which becomes the verdict of the cell.
 */
public interface Optimizer extends AutoCloseable {

  /**
   * Adds a parameter, which takes part from the next step on. Parameters are numbered in the order
   * they are added.
   */
  void add(Values initial);

  /**
   * Takes one step.
   *
   * @param schedule multiplier of the base learning rate for this step, 0 or positive: the current
   *     rate is {@code learning_rate * schedule}
   * @param oracle where gradients come from
   * @return the parameters after the step
   */
  List<Values> step(double schedule, Oracle oracle);

  /**
   * An independent optimization in the same state, made the way the subject's users save and load
   * one.
   *
   * @throws UnsupportedOperationException if the subject does not declare {@link Capability#COPY}
   */
  Optimizer copy();

  /** Releases what the optimization holds; never throws. */
  @Override
  void close();
}
