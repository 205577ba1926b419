package org.gradmark.estimators.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradmark.core.estimator.Setting;

/**
 * How numbers compare with what they should be in one setting.
 *
 * @param setting where
 * @param quantity what they are
 * @param fault what is wrong with the shape of an answer, empty if nothing is
 * @param observed the numbers
 * @param expected what they should be
 * @param tolerance largest allowed difference of each
 * @param source who says so, such as "formula"
 */
record Match(
    Setting setting,
    String quantity,
    String fault,
    double[] observed,
    double[] expected,
    double[] tolerance,
    String source) {

  /** More would make run files large, and nobody reads them. */
  private static final int EVIDENCE = 512;

  /** Answers of a wrong shape, of which no numbers are computed. */
  static Match misshapen(Setting setting, String quantity, String fault) {
    double[] none = {};
    return new Match(setting, quantity, fault, none, none, none, "");
  }

  /** The largest difference as a multiple of its tolerance. */
  double ratio() {
    boolean comparable = fault.isEmpty() && observed.length == expected.length;
    return comparable ? ratio(worst()) : Double.POSITIVE_INFINITY;
  }

  private double ratio(int i) {
    // NaN for NaN, infinity for infinity: whether they are right is another claim's question.
    boolean same = Double.compare(observed[i], expected[i]) == 0;
    double error = same ? 0 : Math.abs(observed[i] - expected[i]);
    double ratio = error == 0 ? 0 : error / tolerance[i];
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
  }

  private int worst() {
    int worst = 0;
    for (int i = 1; i < observed.length; i++) {
      worst = ratio(i) > ratio(worst) ? i : worst;
    }
    return worst;
  }

  /** What is said when they agree. */
  String agreement(int settings) {
    String where = settings == 1 ? setting.toString() : settings + " settings";
    return quantity + " is as the " + source + " says: " + where;
  }

  /** What is said when they do not. */
  String difference() {
    if (!fault.isEmpty()) {
      return "the estimate " + fault + ": " + setting;
    }
    if (observed.length != expected.length) {
      return quantity
          + " has "
          + observed.length
          + " elements, the "
          + source
          + " "
          + expected.length
          + ": "
          + setting;
    }
    int i = worst();
    int digits = 4;
    while (digits < 17 && text(observed[i], digits).equals(text(expected[i], digits))) {
      digits += 3;
    }
    String element = observed.length == 1 ? "" : ", element " + i + ",";
    return quantity
        + element
        + " is "
        + text(observed[i], digits)
        + ", the "
        + source
        + " gives "
        + text(expected[i], digits)
        + ": "
        + setting;
  }

  /** A number in up to four digits, without zeros at the end. */
  static String text(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toString();
  }

  private static String text(double value, int digits) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  /** Numbers as evidence; of very many the first. */
  static List<Double> list(double[] values) {
    return Arrays.stream(values).limit(EVIDENCE).boxed().toList();
  }
}
