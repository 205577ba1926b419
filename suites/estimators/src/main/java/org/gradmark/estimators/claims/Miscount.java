package org.gradmark.estimators.claims;

import java.util.function.IntUnaryOperator;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;

/** A sample whose steps are counted wrongly by rules that count them themselves. */
public final class Miscount extends SampleWrapper {

  /**
   * A counter that is not right for long.
   *
   * @param id of the mistake
   * @param cause one clause that states it
   * @param counts what it has for a number of steps
   */
  record Counter(String id, String cause, IntUnaryOperator counts) {}

  private final Counter counter;

  private Miscount(Sample s, Counter counter) {
    super(s);
    this.counter = counter;
  }

  /** The number of a step, from 1, as a rule's own counter has it. */
  public static int of(Sample s, int t) {
    return s instanceof Miscount wrong ? wrong.counter.counts().applyAsInt(t) : t;
  }

  static EstimatorMistake mistake(Counter counter) {
    return EstimatorMistake.seeing(counter.id(), counter.cause(), s -> new Miscount(s, counter));
  }
}
