package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Columns of numbers as a small line chart with its axes named, drawn in the page itself. */
final class Plot {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 134;
  private static final int LEFT = 56;
  private static final int TOP = 4;
  private static final int BOTTOM = 116;
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
    Axis axis = Axis.of(table);
    page.append("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    text(page, LEFT - 4, TOP + 8, "end", Wording.brief(high));
    text(page, LEFT - 4, BOTTOM, "end", Wording.brief(low));
    text(page, LEFT, HEIGHT - 3, "start", axis.name() + " " + axis.label(0));
    text(page, WIDTH - 4, HEIGHT - 3, "end", axis.label(table.rows() - 1));
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, double[]> line : series.entrySet()) {
      page.append("<polyline class=\"l%d\" points=\"".formatted(names.size()));
      double[] values = line.getValue();
      for (int i = 0; i < values.length; i++) {
        double x = LEFT + (WIDTH - 4.0 - LEFT) * axis.share(i);
        double y = TOP + (BOTTOM - TOP) * (1 - (values[i] - low) / (high - low));
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
    page.append("</figcaption></figure>");
  }

  private static void text(StringBuilder page, int x, int y, String anchor, String text) {
    page.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">".formatted(x, y, anchor))
        .append(Html.escape(text))
        .append("</text>");
  }

  /**
   * What the horizontal axis counts.
   *
   * @param name such as {@code step}
   * @param at the place of each row, rising
   */
  private record Axis(String name, double[] at) {

    static Axis of(Evidence.Table table) {
      for (Map.Entry<String, List<?>> column : table.columns().entrySet()) {
        if (table.isNumeric(column.getKey()) && isIndex(column.getKey(), column.getValue())) {
          return new Axis(column.getKey(), numbers(column.getValue()));
        }
      }
      return new Axis("row", IntStream.rangeClosed(1, table.rows()).asDoubleStream().toArray());
    }

    String label(int row) {
      return Wording.brief(at[row]);
    }

    /** From 0 at the first row to 1 at the last. */
    double share(int row) {
      return (at[row] - at[0]) / (at[at.length - 1] - at[0]);
    }
  }

  private static Map<String, double[]> series(Evidence.Table table) {
    Map<String, double[]> series = new LinkedHashMap<>();
    table
        .columns()
        .forEach(
            (name, items) -> {
              if (table.isNumeric(name) && !isIndex(name, items)) {
                double[] values = numbers(items);
                if (java.util.Arrays.stream(values).allMatch(Double::isFinite)) {
                  series.put(name, values);
                }
              }
            });
    return series;
  }

  private static double[] numbers(List<?> items) {
    return items.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
  }

  /** Whether the items only count. A theorem may speak of some steps only: those rise by more. */
  private static boolean isIndex(String name, List<?> items) {
    double[] numbers = numbers(items);
    boolean steps = name.equals("step");
    return IntStream.range(1, numbers.length)
        .allMatch(i -> steps ? numbers[i] > numbers[i - 1] : numbers[i] == numbers[0] + i);
  }
}
