package org.gradmark.subjects.djl;

import ai.djl.training.tracker.ParameterTracker;

/**
 * A tracker that is told its factor before every step: DJL's own way to change the rate during
 * training.
 */
final class RateTracker implements ParameterTracker {

  private final double base;
  private double factor = 1;

  RateTracker(double base) {
    this.base = base;
  }

  /** What the base rate is multiplied by from now on. */
  void setFactor(double factor) {
    this.factor = factor;
  }

  @Override
  public float getNewValue(String parameterId, int numUpdate) {
    return (float) (base * factor);
  }
}
