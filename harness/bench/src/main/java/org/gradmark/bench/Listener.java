package org.gradmark.bench;

/** Hears how far the benchmarks are. */
public interface Listener {

  /** How many forks there will be, as far as is known; fewer if something is left out. */
  void planned(int forks);

  /** A fork of this benchmark begins. */
  void begins(String benchmark);

  /** A fork has ended, or will not be: this many in all. */
  void ended(int forks);

  /** A benchmark is left out. */
  void omitted(Omission omission);

  /** Everything that is known so far, after each fork. */
  void measured(Bench bench);
}
