package org.gradmark.core.identify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.core.rule.Hyperparameter;

/**
 * Where a hyperparameter's value is looked for, and on which scale: powers of ten for sizes, odds
 * for shares, whole numbers for counts.
 */
enum Range {
  SIZE,
  SHARE,
  COUNT;

  private static final double LN10 = Math.log(10);
  static final int DIGITS = 15;

  static Range of(Hyperparameter one) {
    if (one.low() == 1 && one.high() >= 1e6) {
      return COUNT;
    }
    return one.low() == 0 && one.high() == 1 && one.defaultValue() >= 0.3 ? SHARE : SIZE;
  }

  /** A value on the scale. */
  double scaled(double value) {
    return switch (this) {
      case SIZE -> Math.log10(value);
      case SHARE -> Math.log10(value / (1 - value));
      case COUNT -> value;
    };
  }

  /** The value of a point on the scale. */
  double value(double point) {
    return switch (this) {
      case SIZE -> Math.exp(point * LN10);
      case SHARE -> 1 / (1 + Math.exp(-point * LN10));
      case COUNT -> Math.rint(point);
    };
  }

  /** Points that a search starts from. */
  List<Double> grid(Hyperparameter one, double set) {
    List<Double> points = new ArrayList<>();
    switch (this) {
      case SIZE -> {
        boolean small = one.high() <= 1;
        double middle = small ? -8 : set > 0 ? Math.log10(set) : 0;
        for (double d = small ? -8 : -4; d <= (small ? 8 : 4); d += small ? 1 : 0.5) {
          points.add(middle + d);
        }
      }
      case SHARE -> {
        for (double d = -2; d <= 6; d += 0.5) {
          points.add(d);
        }
      }
      case COUNT -> {
        for (int n = 1; n <= 40; n++) {
          points.add((double) n);
        }
        for (double n : List.of(50.0, 100.0, 200.0, 500.0, 1000.0)) {
          points.add(n);
        }
      }
    }
    return points;
  }

  /** The ends of the range, which no point on the scale stands for. */
  List<Double> ends(Hyperparameter one) {
    return switch (this) {
      case SIZE -> one.low() == 0 ? List.of(0.0) : List.of();
      case SHARE -> List.of(0.0, 1.0);
      case COUNT -> List.of();
    };
  }

  /** What a person would have written: the value with ever more digits, itself last. */
  List<Double> written(double value) {
    Set<Double> forms = new LinkedHashSet<>();
    for (int digits = 1; digits <= DIGITS; digits++) {
      forms.add(rounded(value, digits));
      if (this == SHARE) {
        forms.add(1 - rounded(1 - value, digits));
        forms.add(rounded(1 - rounded(1 - value, digits), DIGITS));
      }
    }
    forms.add(value);
    return List.copyOf(forms);
  }

  private static double rounded(double value, int digits) {
    return BigDecimal.valueOf(value).round(new MathContext(digits)).doubleValue();
  }
}
