package org.gradmark.core.contract;

/**
 * A subject whose program was started again for it. Closing it ends the processes.
 *
 * @param subject the same implementation, under the same id
 * @param end ends its processes
 */
public record Restart(Subject subject, Runnable end) implements AutoCloseable {

  /** How long a process lives. */
  public enum Scope {
    /** As long as the subject: all questions of a cell come to processes that no other has used. */
    CELL,
    /** For one optimization, one filling, one estimate: nothing was asked before. */
    QUESTION
  }

  @Override
  public void close() {
    end.run();
  }
}
