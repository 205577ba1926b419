package org.gradmark.backends.fused.cpu;

/** What a generated class extends: the stages of one program, in one precision. */
abstract class Kernel {

  /** Runs a stage of scalars. */
  abstract void scalars(int stage, Frame frame);

  /**
   * Runs a pass over part of its domain.
   *
   * @param stage number of the stage
   * @param from first element of a flat pass, first row of a nested one
   * @param to after the last
   * @param lanes {@link Lanes#of scratch} that belongs to the calling thread
   * @param block where to leave what is folded, see {@link Frame#folded}
   */
  abstract void pass(int stage, Frame frame, int from, int to, Object[] lanes, int block);
}
