package org.gradmark.core.run;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between Java values and the few kinds of value that JSON has. */
final class Json {

  private Json() {}

  /** The value made of maps, lists, strings, booleans and finite numbers only. */
  static Object plain(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? value : Double.toString(number);
    }
    if (value == null || value instanceof Boolean || isInteger(value)) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(whole(String.valueOf(key)), plain(item)));
      return plain;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value.getClass().isArray()) {
      Object[] items = new Object[Array.getLength(value)];
      Arrays.setAll(items, i -> plain(Array.get(value, i)));
      return Arrays.asList(items);
    }
    // A decimal of many digits would be read back as a double, so it travels as text.
    return whole(value.toString());
  }

  private static boolean isInteger(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  /** Half a surrogate pair cannot be written as UTF-8; a subject's words may hold one. */
  private static String whole(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = !Character.isSurrogate(text.charAt(i));
    }
    if (plain) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  static <T> T field(Map<String, Object> o, String field, Class<T> type) {
    Object value = o.get(field);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "field \"%s\" must be a %s, it is %s"
              .formatted(
                  field,
                  type.getSimpleName().toLowerCase(Locale.ROOT),
                  o.containsKey(field) ? String.valueOf(value) : "missing"));
    }
    return type.cast(value);
  }

  /** A number; NaN for null, an infinity for its name. */
  static double number(Map<String, Object> o, String field) {
    if (o.containsKey(field) && o.get(field) == null) {
      return Double.NaN;
    }
    if ("Infinity".equals(o.get(field)) || "-Infinity".equals(o.get(field))) {
      return Double.parseDouble((String) o.get(field));
    }
    if ("NaN".equals(o.get(field))) {
      return Double.NaN;
    }
    return field(o, field, Number.class).doubleValue();
  }

  static long integer(Map<String, Object> o, String field) {
    Number number = field(o, field, Number.class);
    if (number instanceof Integer || number instanceof Long) {
      return number.longValue();
    }
    throw new IllegalArgumentException(
        "field \"" + field + "\" must be an integer of 64 bits, it is " + number);
  }

  static Map<String, Object> map(Map<String, Object> o, String field) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<?, ?> found = field(o, field, Map.class);
    found.forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name, String field) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "field \"%s\" is %s, it must be one of %s"
              .formatted(field, name, Arrays.toString(type.getEnumConstants())),
          e);
    }
  }
}
