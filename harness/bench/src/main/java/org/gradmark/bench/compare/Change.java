package org.gradmark.bench.compare;

/** What a comparison concludes about one quantity of one benchmark. */
public enum Change {
  /** Worse, found twice: the second time by fresh forks. */
  WORSE,
  /** Suspected of being worse, but fresh forks do not confirm it. */
  UNCONFIRMED,
  /** No difference that counts. */
  SAME,
  /** Better; found once, because nobody has to act on it. */
  BETTER,
  /** Could not be measured. */
  UNMEASURED;

  /** Whether a gate shuts on it. */
  public boolean shuts() {
    return this == WORSE || this == UNMEASURED;
  }
}
