package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.tensor.Precision;

/** Words that both ends of the protocol share; PROTOCOL.md says what they mean. */
final class Protocol {

  /** The version that this code speaks. */
  static final int VERSION = 1;

  /** The only contract so far; subjects of others are passed over. */
  static final String OPTIMIZER = "optimizer";

  private Protocol() {}

  /** Such as {@code late_parameters}. */
  static String word(Capability capability) {
    return capability.name().toLowerCase(Locale.ROOT);
  }

  /** The capability of a word. */
  static Capability capability(String word) {
    for (Capability capability : Capability.values()) {
      if (word(capability).equals(word)) {
        return capability;
      }
    }
    throw new GarbageException("unknown capability " + Lines.quote(word));
  }

  /** Name to number, in the order of names; a missing object is empty. */
  static Map<String, Double> numbers(JsonNode object) {
    if (!object.isObject() && !object.isMissingNode()) {
      throw new GarbageException(Lines.quote(object.toString()) + " where an object belongs");
    }
    Map<String, Double> numbers = new TreeMap<>();
    object
        .properties()
        .forEach(e -> numbers.put(e.getKey(), Numbers.read(e.getValue(), Precision.FLOAT64)));
    return numbers;
  }
}
