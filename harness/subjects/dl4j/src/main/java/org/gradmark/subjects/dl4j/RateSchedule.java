package org.gradmark.subjects.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate schedule that is told its factor before every iteration: DL4J's own way to change
 * the rate during training.
 */
final class RateSchedule implements ISchedule {

  static final String LEARNING_RATE = "learning_rate";

  private static final long serialVersionUID = 1L;

  private final double base;
  private double factor = 1;

  RateSchedule(double base) {
    this.base = base;
  }

  /** What the base rate is multiplied by from now on. */
  void setFactor(double factor) {
    this.factor = factor;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return base * factor;
  }

  @Override
  public ISchedule clone() {
    RateSchedule copy = new RateSchedule(base);
    copy.factor = factor;
    return copy;
  }
}
