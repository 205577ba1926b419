package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Numbers on the wire: decimals that keep every bit, and the strings {@code "NaN"}, {@code
 * "Infinity"} and {@code "-Infinity"}. All NaNs are one.
 */
final class Numbers {

  private Numbers() {}

  /** One array of numbers, row-major. */
  static ArrayNode write(Values values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    for (int i = 0; i < values.size(); i++) {
      array.add(values.get(i));
    }
    return array;
  }

  /**
   * The same for who reads it in this format: a number of float32 in the fewest digits that tell it
   * from its neighbours there, which is half the text.
   */
  static ArrayNode write(Values values, Precision precision) {
    if (precision != Precision.FLOAT32) {
      return write(values);
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    for (int i = 0; i < values.size(); i++) {
      float narrow = (float) values.get(i);
      if (narrow == values.get(i)) {
        array.add(narrow);
      } else {
        array.add(values.get(i)); // NaN, or more than the format can hold: told as it is
      }
    }
    return array;
  }

  /** One array of numbers per parameter. */
  static ArrayNode writeAll(List<Values> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    values.forEach(v -> array.add(write(v)));
    return array;
  }

  /**
   * One number, as the nearest of a format.
   *
   * @throws GarbageException if the node is none
   */
  static double read(JsonNode node, Precision precision) {
    if (node.isNumber()) {
      // A decimal goes to the narrow format in one rounding, not by way of a double.
      return precision == Precision.FLOAT32
          ? node.floatValue()
          : precision.nearest(node.doubleValue());
    }
    switch (node.asText()) {
      case "NaN":
        return Double.NaN;
      case "Infinity":
        return Double.POSITIVE_INFINITY;
      case "-Infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        throw new GarbageException(
            Lines.quote(node.toString())
                + " where a number, \"NaN\", \"Infinity\" or \"-Infinity\" belongs");
    }
  }

  /**
   * One array of numbers of a known shape.
   *
   * @param what names the array in messages
   * @throws GarbageException if it is no array, of the wrong length, or holds something else
   */
  static Values read(String what, JsonNode node, Shape shape, Precision precision) {
    array(what, node, shape.size(), "numbers for shape " + shape);
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = read(node.get(i), precision);
    }
    return new Values(shape, numbers);
  }

  /** One array of numbers per parameter, all of known shapes. */
  static List<Values> readAll(String what, JsonNode node, List<Shape> shapes, Precision precision) {
    array(what, node, shapes.size(), "arrays, one per parameter");
    List<Values> all = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      all.add(read(what + "[" + i + "]", node.get(i), shapes.get(i), precision));
    }
    return all;
  }

  private static void array(String what, JsonNode node, int size, String of) {
    if (!node.isArray()) {
      throw new GarbageException("no array in field \"" + what + "\"");
    }
    if (node.size() != size) {
      throw new GarbageException(
          "field \"" + what + "\" holds " + node.size() + " instead of " + size + " " + of);
    }
  }
}
