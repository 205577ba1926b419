package org.gradmark.bench.compare;

/** Measures one benchmark of one side in a fresh virtual machine. */
public interface Forks {

  /**
   * Starts a fork, waits for it and returns what it measured.
   *
   * @throws ForkFailure if it measured nothing
   */
  Sample measure(String benchmark, Side side);
}
