package org.gradmark.initializers.claims;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The number above a fraction: a simple one in its own words if it is the only one that fits. */
final class Share {

  /** Slopes of leaky rectifiers, whose gain is the root of 2 / (1 + slope²). */
  private static final double[] SLOPES = {0.2, 0.25, 0.3, 4, 5, 10};

  /** Standard errors that a number may be off, and that the next one is further off. */
  private static final double NEAR = 3;

  private static final double APART = 2.5;

  private static final Map<String, Double> SIMPLE = simple();

  private Share() {}

  /**
   * The fraction.
   *
   * @param number what was measured
   * @param error its standard error, as a share of it
   * @param below what it is divided by; empty if by nothing
   */
  static String of(double number, double error, String below) {
    String above = simple(number, Math.max(1e-9, error));
    if (above.isEmpty()) {
      above = String.format(Locale.ROOT, error > 0 ? "about %.2g" : "%.4g", number);
    }
    if (below.isEmpty()) {
      return above;
    }
    return above.startsWith("1 / ")
        ? "1 / (" + above.substring(4) + " " + below + ")"
        : above + " / " + below;
  }

  /** The simple number that fits far better than any other, or an empty string. */
  private static String simple(double number, double error) {
    String nearest = "";
    double least = Double.POSITIVE_INFINITY;
    double next = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, Double> simple : SIMPLE.entrySet()) {
      double off = Math.abs(Math.log(number / simple.getValue())) / error;
      if (off < least) {
        next = least;
        least = off;
        nearest = simple.getKey();
      } else {
        next = Math.min(next, off);
      }
    }
    return least <= NEAR && next >= least + APART ? nearest : "";
  }

  private static Map<String, Double> simple() {
    Map<String, Double> simple = new LinkedHashMap<>();
    for (int n : new int[] {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 16}) {
      simple.put(String.valueOf(n), (double) n);
      if (n > 1) {
        simple.put("1 / " + n, 1.0 / n);
      }
    }
    simple.put("2 / 3", 2.0 / 3);
    simple.put("3 / 2", 1.5);
    simple.put("3 / 4", 0.75);
    simple.put("4 / 3", 4.0 / 3);
    // The gains that libraries have for tanh and SELU, 5/3 and 3/4.
    simple.put("(5/3)²", 25.0 / 9);
    simple.put("(3/4)²", 9.0 / 16);
    for (double slope : SLOPES) {
      String text = slope == Math.rint(slope) ? String.valueOf((int) slope) : String.valueOf(slope);
      simple.put("2 / (1 + " + text + "²)", 2 / (1 + slope * slope));
    }
    return simple;
  }
}
