package org.gradmark.bench.compare;

import java.util.List;
import java.util.Locale;

/** Findings in words: benchmark, ratio, interval, p, and what to do. */
public final class ComparisonText {

  private static final double[] TIMES = {1, 1e-3, 1e-6, 1e-9};
  private static final String[] UNITS = {"s", "ms", "µs", "ns"};
  private static final double SMALLEST_P = 1e-6;

  private ComparisonText() {}

  /** All findings that say something, then how many there were, as lines. */
  public static String render(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      // Unchanged allocation is no news; an unchanged time is, with how much would have been seen.
      if (finding.quantity() == Quantity.TIME || finding.change() != Change.SAME) {
        text.append(describe(finding));
      }
    }
    long worse = findings.stream().filter(f -> f.change() == Change.WORSE).count();
    long unmeasured = findings.stream().filter(f -> f.change() == Change.UNMEASURED).count();
    long times = findings.stream().filter(f -> f.quantity() == Quantity.TIME).count() - unmeasured;
    return text.append(
            "%n%d %s compared: %s%s%n"
                .formatted(
                    times,
                    times == 1 ? "benchmark" : "benchmarks",
                    worse == 0
                        ? "no regression"
                        : worse == 1 ? "1 regression" : worse + " regressions",
                    unmeasured == 0 ? "" : ", " + unmeasured + " not measured"))
        .toString();
  }

  /** One finding: a line of its conclusion, and one or two with the figures. */
  public static String describe(Finding f) {
    String first = String.format(Locale.ROOT, "%-12s %s%n", word(f), f.benchmark());
    if (f.change() == Change.UNMEASURED) {
      return first + line(f.note());
    }
    StringBuilder text = new StringBuilder(first);
    text.append(line(f.quantity() == Quantity.TIME ? time(f) : allocation(f)));
    switch (f.change()) {
      case WORSE -> text.append(line(cure(f)));
      case UNCONFIRMED -> text.append(line(why(f)));
      default -> {
        if (f.quantity() == Quantity.TIME && f.change() == Change.SAME) {
          text.append(line(seen(f)));
        }
      }
    }
    return text.toString();
  }

  private static String word(Finding f) {
    boolean time = f.quantity() == Quantity.TIME;
    return switch (f.change()) {
      case WORSE -> time ? "SLOWER" : "ALLOCATES";
      case UNCONFIRMED -> "unconfirmed";
      case SAME -> "same";
      case BETTER -> time ? "faster" : "lighter";
      case UNMEASURED -> "NOT MEASURED";
    };
  }

  private static String time(Finding f) {
    return String.format(
        Locale.ROOT,
        "%s of the old time (95 %%: %s to %s; p %s): %s, was %s; %d forks a side",
        share(f.ratio()),
        share(f.low()),
        share(f.high()),
        p(f.p()),
        seconds(f.after()),
        seconds(f.before()),
        f.forks());
  }

  private static String allocation(Finding f) {
    return String.format(
        Locale.ROOT,
        "%,.0f bytes an operation, was %,.0f (p %s); %d forks a side",
        f.after(),
        f.before(),
        p(f.p()),
        f.forks());
  }

  private static String why(Finding f) {
    return f.quantity() == Quantity.TIME && f.ratio() <= f.floor()
        ? String.format(
            Locale.ROOT,
            "slower, but by less than the limit of %s (3 %%, or the spread of this machine): it"
                + " does not count",
            share(f.floor()))
        : "suspected at first, but fresh forks do not bear it out: it does not count";
  }

  private static String cure(Finding f) {
    return f.quantity() == Quantity.TIME
        ? String.format(
            Locale.ROOT,
            "above the limit of %s%s; find what the step does more, or accept it with a new"
                + " baseline",
            share(f.ratio() > f.floor() ? f.floor() : 1 + Criteria.FLOOR),
            f.ratio() > f.floor()
                ? " (3 %, or the spread of this machine)"
                : ", even the lower end of the interval")
        : "allocation has no tolerance; keep the array that the step now makes anew, or accept it"
            + " with a new baseline";
  }

  private static String seen(Finding f) {
    return String.format(
        Locale.ROOT,
        "a slowdown to %s or more would have been found (99 %%)",
        share(f.resolution()));
  }

  private static String line(String text) {
    return " ".repeat(13) + text + System.lineSeparator();
  }

  private static String share(double ratio) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
  }

  private static String p(double p) {
    return p < SMALLEST_P ? "< 1e-6" : String.format(Locale.ROOT, "%.2g", p);
  }

  /** A time in the largest unit in which it is at least one. */
  static String seconds(double seconds) {
    int unit = 0;
    while (unit < TIMES.length - 1 && seconds < TIMES[unit]) {
      unit++;
    }
    return String.format(Locale.ROOT, "%.3g %s", seconds / TIMES[unit], UNITS[unit]);
  }
}
