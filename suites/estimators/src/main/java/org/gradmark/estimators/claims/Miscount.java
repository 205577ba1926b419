package org.gradmark.estimators.claims;

import java.util.function.IntUnaryOperator;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;

/** A sample whose steps are counted wrongly by rules that count them themselves. */
public final class Miscount extends SampleWrapper {

  private final IntUnaryOperator counter;

  private Miscount(Sample s, IntUnaryOperator counter) {
    super(s);
    this.counter = counter;
  }

  /** The number of a step, from 1, as a rule's own counter has it. */
  public static int of(Sample s, int t) {
    return s instanceof Miscount wrong ? wrong.counter.applyAsInt(t) : t;
  }

  static EstimatorMistake mistake(String id, String cause, IntUnaryOperator counter) {
    return EstimatorMistake.seeing(id, cause, s -> new Miscount(s, counter));
  }
}
