package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns of numbers as a small line chart, drawn in the page itself. */
final class Plot {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 120;
  private static final int MOST_SERIES = 4;

  private Plot() {}

  /** Draws the finite numeric columns; nothing where there are no two to compare. */
  static void append(StringBuilder page, Evidence.Table table) {
    Map<String, double[]> series = series(table);
    if (series.size() < 2 || series.size() > MOST_SERIES || table.rows() < 3) {
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] values : series.values()) {
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(high - low > 0 && high - low < Double.MAX_VALUE)) {
      return;
    }
    page.append("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, double[]> line : series.entrySet()) {
      page.append("<polyline class=\"l%d\" points=\"".formatted(names.size()));
      double[] values = line.getValue();
      for (int i = 0; i < values.length; i++) {
        double x = 4 + (WIDTH - 8.0) * i / (values.length - 1);
        double y = 4 + (HEIGHT - 8.0) * (1 - (values[i] - low) / (high - low));
        page.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      page.append("\"/>");
      names.add(line.getKey());
    }
    page.append("</svg><figcaption>");
    for (int i = 0; i < names.size(); i++) {
      page.append("<span class=\"key l%d\">".formatted(i))
          .append(Html.escape(names.get(i)))
          .append("</span> ");
    }
    page.append(
            "<span class=\"quiet\">%s to %s</span>"
                .formatted(Wording.brief(low), Wording.brief(high)))
        .append("</figcaption></figure>");
  }

  private static Map<String, double[]> series(Evidence.Table table) {
    Map<String, double[]> series = new LinkedHashMap<>();
    table
        .columns()
        .forEach(
            (name, items) -> {
              if (table.isNumeric(name) && !isIndex(items)) {
                double[] values =
                    items.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
                if (java.util.Arrays.stream(values).allMatch(Double::isFinite)) {
                  series.put(name, values);
                }
              }
            });
    return series;
  }

  /** Whether the items only count, as the numbers of steps do. */
  private static boolean isIndex(List<?> items) {
    double first = ((Number) items.get(0)).doubleValue();
    for (int i = 0; i < items.size(); i++) {
      if (((Number) items.get(i)).doubleValue() != first + i) {
        return false;
      }
    }
    return true;
  }
}
