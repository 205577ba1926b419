package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** ShapedArrays that say their shape: {@code {"shape":[2,3],"values":[…]}}. */
final class ShapedArrays {

  private ShapedArrays() {}

  /** One array. */
  static ObjectNode write(Values values) {
    return write(values, Precision.FLOAT64);
  }

  /** One array for who reads it in this format. */
  static ObjectNode write(Values values, Precision precision) {
    ObjectNode node = Lines.object();
    extents(node.putArray("shape"), values.shape());
    node.set("values", Numbers.write(values, precision));
    return node;
  }

  /** An array of arrays. */
  static ArrayNode writeAll(List<Values> arrays) {
    return writeAll(arrays, Precision.FLOAT64);
  }

  /** An array of arrays for who reads it in this format. */
  static ArrayNode writeAll(List<Values> arrays, Precision precision) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    arrays.forEach(values -> all.add(write(values, precision)));
    return all;
  }

  /** An object of arrays, in the order of names. */
  static ObjectNode writeAll(Map<String, Values> arrays) {
    ObjectNode all = Lines.object();
    new TreeMap<>(arrays).forEach((name, values) -> all.set(name, write(values)));
    return all;
  }

  /**
   * One array of the shape that it says.
   *
   * @param what names it in messages
   */
  static Values read(String what, JsonNode array, Precision precision) {
    Shape shape = Protocol.shape(array);
    return Numbers.read(what + ".values", array.path("values"), shape, precision);
  }

  /** The array of arrays in a field. */
  static List<Values> readAll(JsonNode object, String field, Precision precision) {
    List<Values> all = new ArrayList<>();
    for (JsonNode array : Lines.list(object, field)) {
      all.add(read(field + "[" + all.size() + "]", array, precision));
    }
    return all;
  }

  /** The object of arrays in a field; a field that is missing is empty. */
  static Map<String, Values> readNamed(JsonNode object, String field, Precision precision) {
    JsonNode arrays = object.path(field);
    if (!arrays.isObject() && !arrays.isMissingNode()) {
      throw new GarbageException("no object in field \"" + field + "\"");
    }
    Map<String, Values> all = new TreeMap<>();
    arrays
        .properties()
        .forEach(
            e ->
                all.put(
                    e.getKey(),
                    read(field + "." + Lines.quote(e.getKey()), e.getValue(), precision)));
    return all;
  }

  /** Writes a shape. */
  static void extents(ArrayNode array, Shape shape) {
    shape.extents().forEach(array::add);
  }
}
