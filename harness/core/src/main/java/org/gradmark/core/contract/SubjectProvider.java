package org.gradmark.core.contract;

import java.util.List;

/**
 * Brings subjects to the harness; found by {@link java.util.ServiceLoader}. Closed when the harness
 * is done with them.
 */
public interface SubjectProvider extends AutoCloseable {

  /** Prefix of its subjects' ids, such as {@code dl4j}. */
  String name();

  /**
   * Its subjects; empty, with the reason in {@link #absence()}, where they cannot be had. Must not
   * start anything slow.
   */
  List<Subject> subjects();

  /** Why there are no subjects, or an empty string. */
  default String absence() {
    return "";
  }

  @Override
  default void close() {}
}
