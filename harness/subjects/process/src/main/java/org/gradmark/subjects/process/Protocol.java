package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/** Words that both ends of the protocol share; PROTOCOL.md says what they mean. */
final class Protocol {

  /** The version that this code speaks. */
  static final int VERSION = 1;

  /** The contract of what has sessions and steps. */
  static final String OPTIMIZER = "optimizer";

  /** The contract of what fills kernels. */
  static final String INITIALIZER = "initializer";

  /** The contract of what answers one request by one array, and may ask about functions. */
  static final String ESTIMATOR = "estimator";

  /** Subjects of further contracts are passed over. */
  static final Set<String> CONTRACTS = Set.of(OPTIMIZER, INITIALIZER, ESTIMATOR);

  private Protocol() {}

  /** Such as {@code late_parameters}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of a word. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    throw new GarbageException(
        "unknown "
            + type.getSimpleName().toLowerCase(Locale.ROOT)
            + " "
            + Lines.quote(word)
            + "; known: "
            + Stream.of(type.getEnumConstants()).map(Protocol::word).toList());
  }

  /** The subject that a request names, of the contract that its op belongs to. */
  static <S extends Subject> S subject(
      Map<String, Subject> subjects, JsonNode request, Class<S> contract) {
    String id = Lines.text(request, "subject");
    List<String> known =
        subjects.values().stream().filter(contract::isInstance).map(Subject::id).toList();
    if (!known.contains(id)) {
      throw new GarbageException("no subject " + Lines.quote(id) + "; known: " + known);
    }
    return contract.cast(subjects.get(id));
  }

  /** The backend of a subject that calculates in a dtype. */
  static String backend(Subject subject, String dtype) {
    for (String backend : subject.backends()) {
      if (subject.precision(backend).dtype().equals(dtype)) {
        return backend;
      }
    }
    throw new GarbageException(subject.id() + " does not run in " + Lines.quote(dtype));
  }

  /** The shape in field "shape" of an object. */
  static Shape shape(JsonNode object) {
    if (!object.path("shape").isArray()) {
      throw new GarbageException("no array in field \"shape\"");
    }
    List<Integer> extents = new ArrayList<>();
    for (JsonNode extent : object.path("shape")) {
      if (!extent.canConvertToInt() || !extent.canConvertToExactIntegral()) {
        throw new GarbageException(Lines.quote(extent.toString()) + " in a shape");
      }
      extents.add(extent.intValue());
    }
    try {
      Shape shape = new Shape(extents);
      shape.size();
      return shape;
    } catch (IllegalArgumentException e) {
      throw new GarbageException(e.getMessage());
    } catch (ArithmeticException e) {
      throw new GarbageException("shape " + extents + " of more elements than can be");
    }
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
