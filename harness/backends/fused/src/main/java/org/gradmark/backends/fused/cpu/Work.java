package org.gradmark.backends.fused.cpu;

/** A part of a step that one thread does; parts of a wave may run at the same time. */
interface Work {

  /**
   * Does it.
   *
   * @param lanes scratch of the calling thread
   */
  void run(Object[] lanes);
}
