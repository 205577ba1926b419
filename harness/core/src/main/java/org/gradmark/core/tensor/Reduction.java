package org.gradmark.core.tensor;

/** How a reduction combines elements, in index order. */
public enum Reduction {
  SUM(Binary.PLUS),
  MAX(Binary.MAX),
  MIN(Binary.MIN);

  private final Binary step;

  Reduction(Binary step) {
    this.step = step;
  }

  /** The operation that joins one more element to the result so far. */
  public Binary step() {
    return step;
  }
}
