package org.gradmark.core.identify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A hyperparameter that is not what it was set to, or should be by default.
 *
 * @param name of the hyperparameter
 * @param how where it differs
 * @param set what it was set to, or the default that was declared
 * @param found what the subject uses
 * @param otherSet what it was set to in a second run; NaN if there was none
 * @param otherFound what the subject used there
 */
public record Difference(
    String name, How how, double set, double found, double otherSet, double otherFound) {

  /** Where a hyperparameter differs. */
  public enum How {
    /** The user's value is not the one that is used. */
    SET,
    /** The subject does not know this hyperparameter; it behaves as with this value. */
    IMPLIED,
    /** The value that is used when the user sets none. */
    DEFAULT,
    /** Something in it has single precision, though it has double precision outside. */
    PRECISION,
    /** No value explains what it does when the user sets none. */
    OTHER_DEFAULTS
  }

  /** What is said where only single precision explains how far it strays. */
  static final Difference SINGLE =
      new Difference("precision", How.PRECISION, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** What is said where it does something else when nothing is set, and nobody knows what. */
  static final Difference OTHER_DEFAULTS =
      new Difference(
          "defaults", How.OTHER_DEFAULTS, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private static final double SAME = 1e-3;

  /** One clause, such as "beta2 is 0.99 instead of the declared 0.999". */
  public String sentence() {
    if (how == How.OTHER_DEFAULTS) {
      return "where nothing is set, it does something that no values of its hyperparameters explain";
    }
    if (how == How.DEFAULT) {
      return name
          + " is "
          + unlike(found, set)
          + " by default instead of the declared "
          + unlike(set, found);
    }
    if (how == How.PRECISION) {
      return "it looks as if its state, or a number on its way, is kept in float32";
    }
    if (how == How.IMPLIED) {
      return name + " is " + number(found);
    }
    if (Double.isNaN(otherSet)) {
      return name
          + " is "
          + unlike(found, set)
          + " instead of the "
          + unlike(set, found)
          + " that was set";
    }
    if (isConstant()) {
      return name + " is always " + number(found) + ", whatever is set";
    }
    if (isMultiple()) {
      return name + " is " + number(found / set) + " times what is set";
    }
    return String.format(
        Locale.ROOT,
        "%s is %s where %s was set, and %s where %s was set",
        name,
        number(found),
        number(set),
        number(otherFound),
        number(otherSet));
  }

  /** Whether a constant or a factor says it all. */
  boolean isSimple() {
    return how != How.SET || Double.isNaN(otherSet) || isConstant() || isMultiple();
  }

  /**
   * Whether the value is a multiple of what is set, and no constant.
   *
   * @param otherwise the answer where one value was set only, so that it could be either
   */
  boolean isFactor(boolean otherwise) {
    boolean once = how == How.SET && Double.isNaN(otherSet) && set != 0;
    return once ? otherwise : how == How.SET && !isConstant() && isMultiple();
  }

  private boolean isConstant() {
    return close(found, otherFound);
  }

  private boolean isMultiple() {
    return set != 0 && otherSet != 0 && close(found / set, otherFound / otherSet);
  }

  private static boolean close(double a, double b) {
    return a == b || Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  }

  /** A number, with all its digits where fewer would not tell it from another. */
  private static String unlike(double value, double other) {
    return number(value).equals(number(other)) ? String.valueOf(value) : number(value);
  }

  static String number(double value) {
    double rounded =
        Double.isFinite(value)
            ? BigDecimal.valueOf(value).round(new MathContext(10)).doubleValue()
            : value;
    String text = String.valueOf(rounded);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text.replace("E", "e");
  }

  @Override
  public String toString() {
    return sentence();
  }
}
