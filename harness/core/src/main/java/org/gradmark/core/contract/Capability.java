package org.gradmark.core.contract;

/**
 * What a subject can do beyond taking steps. A claim that needs more than a subject declares is
 * skipped, with this reason.
 */
public enum Capability {
  /** The learning rate may change between steps. */
  SCHEDULE("cannot change the learning rate between steps"),
  /** Parameters may be added between steps. */
  LATE_PARAMETERS("cannot add a parameter after the first step"),
  /** The state can be copied, or saved and loaded. */
  COPY("cannot copy, or save and load, its state");

  private final String absence;

  Capability(String absence) {
    this.absence = absence;
  }

  /** What a subject without it cannot do, for the reason of a skip. */
  public String absence() {
    return absence;
  }
}
