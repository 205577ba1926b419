package org.gradmark.bench;

import java.util.Locale;

/** What one operation of a benchmark does. */
public enum Work {
  /** One step of an optimizer, over all parameters of a list. */
  STEP("element"),
  /** One parameter is filled by an initializer. */
  INITIALIZE("weight"),
  /** One estimate of an estimator, an attribution or a statistic. */
  ESTIMATE("estimate"),
  /** A loop over arrays that does next to nothing but move them: the roofline. */
  PROBE("element");

  private final String unit;

  Work(String unit) {
    this.unit = unit;
  }

  /** What {@link Measurement#elements()} counts, in the singular. */
  public String unit() {
    return unit;
  }

  /** As identities and messages write it, such as {@code step}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
