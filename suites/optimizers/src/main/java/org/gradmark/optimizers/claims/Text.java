package org.gradmark.optimizers.claims;

import java.util.Locale;

/** How numbers stand in messages. */
final class Text {

  private Text() {}

  /** Enough digits to see what differs: four, or as many as separate the two. */
  static String moves(double observed, double expected) {
    int digits = 4;
    while (digits < 17 && format(observed, digits).equals(format(expected, digits))) {
      digits += 3;
    }
    return " it moved by " + format(observed, digits) + ", the rule by " + format(expected, digits);
  }

  /** A number in a sentence: six digits. */
  static String number(double value) {
    return format(value, 6);
  }

  /** A number with as many digits, six at least, as it takes to tell it from another. */
  static String apart(double value, double other) {
    int digits = 6;
    while (digits < 17 && value != other && format(value, digits).equals(format(other, digits))) {
      digits += 3;
    }
    return format(value, digits);
  }

  static String format(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    String text = String.format(Locale.ROOT, "%." + digits + "g", value);
    return text;
  }
}
