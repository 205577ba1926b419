package org.gradmark.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers as bars from zero, each with a mark where it should end, drawn in the page itself. */
final class Bars {

  private static final int WIDTH = 320;
  private static final int LEFT = 30;
  private static final int ROW = 16;
  private static final int MOST = 12;

  private Bars() {}

  /** Draws the first dozen; nothing where a number is not finite or all are zero. */
  static void append(StringBuilder page, double[] observed, double[] expected) {
    int rows = Math.min(MOST, Math.min(observed.length, expected.length));
    double[] all =
        DoubleStream.concat(
                Arrays.stream(observed).limit(rows), Arrays.stream(expected).limit(rows))
            .toArray();
    double low = Math.min(0, Arrays.stream(all).min().orElse(0));
    double high = Math.max(0, Arrays.stream(all).max().orElse(0));
    if (!(high - low > 0 && high - low < Double.MAX_VALUE)) {
      return;
    }
    int foot = rows * ROW + 6;
    page.append("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, foot + 14));
    for (int i = 0; i < rows; i++) {
      int y = i * ROW + ROW / 2 + 3;
      double zero = place(0, low, high);
      Curves.text(page, LEFT - 6, y + 3, "end", String.valueOf(i));
      line(page, "l0\" style=\"stroke-width:8", zero, y, place(observed[i], low, high), y);
      double due = place(expected[i], low, high);
      line(page, "l1\" style=\"stroke-dasharray:none", due, y - 7, due, y + 7);
    }
    Curves.text(page, LEFT, foot + 10, "start", Wording.brief(low));
    Curves.text(page, WIDTH - 4, foot + 10, "end", Wording.brief(high));
    page.append("</svg><figcaption>")
        .append(Html.element("span", "key l0", "observed"))
        .append(' ')
        .append(Html.element("span", "key l1", "formula"))
        .append("</figcaption></figure>\n");
  }

  private static double place(double value, double low, double high) {
    return LEFT + (WIDTH - 6.0 - LEFT) * (value - low) / (high - low);
  }

  private static void line(
      StringBuilder page, String css, double x1, double y1, double x2, double y2) {
    page.append(
        String.format(
            Locale.ROOT,
            "<polyline class=\"%s\" points=\"%.1f,%.1f %.1f,%.1f\"/>",
            css,
            x1,
            y1,
            x2,
            y2));
  }
}
