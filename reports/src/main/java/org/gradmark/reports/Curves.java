package org.gradmark.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Functions of a number as a small line chart, drawn in the page itself. */
final class Curves {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 134;
  private static final int LEFT = 56;
  private static final int TOP = 4;
  private static final int BOTTOM = 116;

  private Curves() {}

  /**
   * Draws; nothing where a number is not finite. Of numbers that are all the same the axis has
   * zero, too.
   *
   * @param axis what the horizontal axis shows
   * @param at the places, rising
   * @param curves name to values at the places; at most four
   */
  static void append(StringBuilder page, String axis, double[] at, Map<String, double[]> curves) {
    double[] all = curves.values().stream().flatMapToDouble(DoubleStream::of).toArray();
    double low = Arrays.stream(all).min().orElse(0);
    double high = Arrays.stream(all).max().orElse(0);
    if (low == high) {
      low = Math.min(low, 0);
      high = low == high ? 1 : Math.max(high, 0);
    }
    boolean fits = curves.values().stream().allMatch(c -> c.length == at.length);
    if (!fits || at.length < 2 || !spans(at[0], at[at.length - 1]) || !spans(low, high)) {
      return;
    }
    page.append("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    text(page, LEFT - 4, TOP + 8, "end", Wording.brief(high));
    text(page, LEFT - 4, BOTTOM, "end", Wording.brief(low));
    text(page, LEFT, HEIGHT - 3, "start", axis + " " + Wording.brief(at[0]));
    text(page, WIDTH - 4, HEIGHT - 3, "end", Wording.brief(at[at.length - 1]));
    int number = 0;
    for (double[] curve : curves.values()) {
      page.append("<polyline class=\"l%d\" points=\"".formatted(number++));
      for (int i = 0; i < at.length; i++) {
        double x = LEFT + (WIDTH - 4.0 - LEFT) * (at[i] - at[0]) / (at[at.length - 1] - at[0]);
        double y = TOP + (BOTTOM - TOP) * (high - curve[i]) / (high - low);
        page.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      page.append("\"/>");
    }
    page.append("</svg><figcaption>");
    number = 0;
    for (String name : curves.keySet()) {
      page.append(Html.element("span", "key l" + number++, name)).append(' ');
    }
    page.append("</figcaption></figure>\n");
  }

  private static boolean spans(double low, double high) {
    return high - low > 0 && high - low < Double.MAX_VALUE;
  }

  static void text(StringBuilder page, int x, int y, String anchor, String text) {
    page.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">".formatted(x, y, anchor))
        .append(Html.escape(text))
        .append("</text>");
  }
}
