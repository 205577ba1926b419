package org.gradmark.backends.fused.graph;

import java.util.List;

/**
 * A local value of a pass: what is loaded, or computed of values before it in the pass's list.
 *
 * @param kind what it is
 * @param operation {@code Unary} or {@code Binary} of a computed one, else null
 * @param operands places in the pass's list of values; of {@link Kind#WHERE} condition, yes, no
 * @param reach how often it changes
 * @param source number of the buffer or scalar that is loaded, else -1
 */
public record Value(Kind kind, Enum<?> operation, List<Integer> operands, Reach reach, int source) {

  /** What a value is. */
  public enum Kind {
    /** An element of a buffer. */
    LOAD,
    /** One of the program's scalars. */
    SCALAR,
    UNARY,
    BINARY,
    WHERE
  }
}
