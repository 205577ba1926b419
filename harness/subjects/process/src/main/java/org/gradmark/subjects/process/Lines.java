package org.gradmark.subjects.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A line of the protocol: one JSON object, whose numbers keep every bit and sign. */
final class Lines {

  private static final int SHOWN = 120;

  /** What no honest line comes near, and what keeps a hostile one from filling the memory. */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxNumberLength(1000)
          .maxStringLength(1 << 20)
          .maxTokenCount(1 << 22)
          .build();

  /** Numbers that many languages write into JSON, where there are none. */
  private static final Pattern BARE = Pattern.compile("[\\[:,]\\s*[-+]?(NaN|nan|Inf|inf)");

  /** The fast writer gives the shortest decimal that reads back to the same bits, on every JDK. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(BOUNDS)
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private Lines() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The object as one line, without its end. */
  static String write(ObjectNode object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + object, e);
    }
  }

  /**
   * The object that a line holds.
   *
   * @throws GarbageException if it holds something else
   */
  static ObjectNode read(String line) {
    // What decoding puts where bytes are no text.
    if (line.indexOf('\uFFFD') >= 0) {
      throw new GarbageException("something that is not UTF-8: " + quote(line));
    }
    try (JsonParser parser = MAPPER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new GarbageException("something that is no JSON object: " + quote(line));
      }
      JsonNode object = node(parser);
      if (parser.nextToken() != null) {
        throw new GarbageException("more than one JSON object in a line: " + quote(line));
      }
      return (ObjectNode) object;
    } catch (StreamConstraintsException e) {
      throw new GarbageException("JSON beyond the limits of depth and length: " + quote(line));
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      throw new GarbageException(
          "something that is not JSON: "
              + quote(line)
              + (BARE.matcher(line).find()
                  ? "; send what is not finite as the string \"NaN\", \"Infinity\" or"
                      + " \"-Infinity\""
                  : ""));
    }
  }

  /** Jackson's own tree loses the sign of {@code -0} and rounds a float's decimal twice. */
  private static JsonNode node(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, node(parser));
        }
        return object;
      case START_ARRAY:
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(node(parser));
        }
        return array;
      case VALUE_NUMBER_FLOAT:
        return new WrittenNumber(parser.getText());
      case VALUE_NUMBER_INT:
        BigDecimal number = parser.getDecimalValue();
        boolean negativeZero = number.signum() == 0 && parser.getText().startsWith("-");
        return negativeZero ? DoubleNode.valueOf(-0.0) : DecimalNode.valueOf(number);
      case VALUE_STRING:
        return JsonNodeFactory.instance.textNode(parser.getText());
      case VALUE_TRUE:
      case VALUE_FALSE:
        return JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
      default:
        return JsonNodeFactory.instance.nullNode();
    }
  }

  /** The text of a field, which must be there. */
  static String text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw new GarbageException("no text in field \"" + field + "\"");
    }
    return node.textValue();
  }

  /** The array of a field, which must be there. */
  static JsonNode list(JsonNode object, String field) {
    if (!object.path(field).isArray()) {
      throw new GarbageException("no array in field \"" + field + "\"");
    }
    return object.path(field);
  }

  /** The whole number of a field, which must be there. */
  static int integer(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (!node.canConvertToInt() || !node.canConvertToExactIntegral()) {
      throw new GarbageException("no whole number in field \"" + field + "\"");
    }
    return node.intValue();
  }

  /** The start of a text that may be long, for messages: one line without control characters. */
  static String quote(String text) {
    String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
