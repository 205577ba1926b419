package org.gradmark.reports;

import java.util.List;
import java.util.Locale;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Wall;

/**
 * The roofline of steps, drawn in the page itself. They do so little arithmetic that only its
 * slanted part matters, where memory is the limit: a bar for each subject, the least traffic of its
 * rule over its time, and the wall that a loop reached which does nothing but move numbers.
 */
final class Roofline {

  private static final int WIDTH = 640;
  private static final int LEFT = 220;
  private static final int RIGHT = 590;
  private static final int ROW = 18;
  private static final int HEAD = 16;
  private static final int MOST = 24;
  private static final double ROOM = 1.08;
  private static final int NAME = 34;

  private Roofline() {}

  /** Draws; nothing where the wall or all traffic is not known. */
  static void append(StringBuilder page, List<Measurement> ranked) {
    List<Measurement> known =
        ranked.stream().filter(m -> !Double.isNaN(m.bandwidth())).limit(MOST).toList();
    if (known.isEmpty() || known.get(0).wall() == null) {
      return;
    }
    Wall wall = known.get(0).wall();
    double most = known.stream().mapToDouble(Measurement::bandwidth).max().orElse(0);
    double scale = (RIGHT - LEFT) / (ROOM * Math.max(most, wall.bandwidth()));
    int foot = HEAD + known.size() * ROW;
    page.append("<figure style=\"width:min(%dpx,100%%)\">".formatted(WIDTH))
        .append("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, foot + 18));
    for (int i = 0; i < known.size(); i++) {
      Measurement m = known.get(i);
      int y = HEAD + i * ROW + ROW / 2;
      Curves.text(page, LEFT - 6, y + 3, "end", name(m));
      line(page, "l0\" style=\"stroke-width:9", LEFT, y, LEFT + scale * m.bandwidth(), y);
      int end = (int) Math.round(LEFT + scale * m.bandwidth());
      Curves.text(page, end + 4, y + 3, "start", Quantity.speed(m.bandwidth()));
    }
    double at = LEFT + scale * wall.bandwidth();
    line(page, "l1", at, HEAD - 2, at, foot + 2);
    Curves.text(page, (int) at, HEAD - 5, "middle", "wall " + Quantity.speed(wall.bandwidth()));
    double stream = LEFT + scale * wall.triad();
    line(page, "l2", stream, HEAD - 2, stream, foot + 2);
    Curves.text(page, (int) stream, foot + 13, "middle", "triad " + Quantity.speed(wall.triad()));
    page.append("</svg><figcaption>")
        .append(Html.element("span", "key l0", "least traffic / time, GB/s"))
        .append(' ')
        .append(Html.element("span", "key l1", "the wall: write-allocate counted"))
        .append(' ')
        .append(Html.element("span", "key l2", "triad as STREAM counts"))
        .append("</figcaption></figure>\n");
  }

  private static String name(Measurement m) {
    String name = m.subject() + "@" + m.backend();
    return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
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
