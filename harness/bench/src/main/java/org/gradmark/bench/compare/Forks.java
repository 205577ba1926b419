package org.gradmark.bench.compare;

/** Measures one benchmark of one side in a fresh virtual machine. */
public interface Forks {

  /**
   * Starts a fork, waits for it and returns what it measured.
   *
   * @throws ForkFailure if it measured nothing
   */
  Sample measure(String benchmark, Side side);

  /**
   * Told how many forks there will be, those that have measured included. It is told again when the
   * noise asks for more, and when something suspect is to be measured afresh.
   */
  default void planned(int forks) {}
}
