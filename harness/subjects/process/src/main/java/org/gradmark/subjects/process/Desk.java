package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** Who answers what a child asks back. */
@FunctionalInterface
interface Desk {

  /**
   * Takes a question apart, and says how it will be answered.
   *
   * @throws GarbageException if the protocol does not allow the question
   */
  Supplier<ObjectNode> understand(ObjectNode question);

  /** A question of a kind that this desk does not know. */
  static GarbageException unknown(String what, String known) {
    return new GarbageException(
        "it asks for " + Lines.quote(what) + ", protocol " + Protocol.VERSION + " knows " + known);
  }
}
