package org.gradmark.bench;

/** A benchmark could not be measured; the message says why, in one sentence. */
public class BenchmarkFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean defect;

  /**
   * A failure.
   *
   * @param defect whether something is wrong, rather than too large or not offered
   */
  public BenchmarkFailure(boolean defect, String message) {
    super(message);
    this.defect = defect;
  }

  /** Whether something is wrong with the subject, rather than too large or not offered. */
  public boolean isDefect() {
    return defect;
  }
}
