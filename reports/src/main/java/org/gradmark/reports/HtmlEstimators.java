package org.gradmark.reports;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.run.Run;

/**
 * The estimators of a run as one HTML page: for each subject its mean and its variance beside the
 * formula's; where it has no claim about either, what it computes beside the formula.
 */
public final class HtmlEstimators {

  private static final int MOST_ROWS = 12;

  private HtmlEstimators() {}

  /** The page; empty if the run has no estimator. */
  public static String render(Run run) {
    List<Exhibit> exhibits = exhibits(run);
    if (exhibits.isEmpty()) {
      return "";
    }
    long subjects = exhibits.stream().map(e -> e.shown().subject()).distinct().count();
    StringBuilder page =
        HtmlPage.begin(
            "estimators",
            Wording.count((int) subjects, "estimator"),
            "Mean and variance of each over all outcomes of its draws, beside the formula. An"
                + " estimator without a claim about either has no chance in it, or a law of its"
                + " own: then what it computes is shown beside the formula.");
    String system = "";
    for (Exhibit exhibit : exhibits) {
      if (!exhibit.system().equals(system)) {
        page.append(system.isEmpty() ? "" : "</div>\n</section>\n");
        system = exhibit.system();
        page.append("<section>\n<h2>").append(Html.escape(system)).append("</h2>\n");
        page.append("<div class=\"claims\">\n");
      }
      card(page, exhibit);
    }
    return HtmlPage.end(page.append("</div>\n</section>\n"));
  }

  /** What the page shows: of each subject moments first, and only these if it has any. */
  static List<Exhibit> exhibits(Run run) {
    List<Exhibit> all =
        Exhibit.of(
            run,
            e ->
                !e.containsKey("guarantee")
                    && e.containsKey("quantity")
                    && (e.containsKey("observed") && e.containsKey("expected")
                        || e.containsKey("interval99")));
    Set<String> chance = new TreeSet<>();
    all.stream().filter(HtmlEstimators::isMoment).forEach(e -> chance.add(e.shown().subject()));
    return all.stream().filter(e -> isMoment(e) || !chance.contains(e.shown().subject())).toList();
  }

  private static boolean isMoment(Exhibit e) {
    String quantity = e.text("quantity");
    return quantity.startsWith("the mean")
        || quantity.endsWith("variance")
        || quantity.endsWith("second moment");
  }

  private static void card(StringBuilder page, Exhibit e) {
    page.append("<div class=\"claim\" id=\"%s\">".formatted(e.anchor()))
        .append(e.heading())
        .append(Html.element("p", "sentence", e.shown().sentence()));
    if (!e.shown().result().isGood()) {
      page.append(Html.element("p", "found", Wording.finding(e.shown())));
    }
    page.append(Html.element("p", "quiet", e.text("quantity") + ": " + e.text("setting")));
    if (e.shown().evidence().containsKey("observed")) {
      exactly(page, e);
    } else {
      sampled(page, e);
    }
    page.append("</div>\n");
  }

  private static void exactly(StringBuilder page, Exhibit e) {
    double[] observed = e.numbers("observed");
    double[] expected = e.numbers("expected");
    double[] tolerance = e.numbers("tolerance");
    Bars.append(page, observed, expected);
    page.append("<div class=\"scroll\"><table class=\"list\"><tr><th></th>")
        .append("<th class=\"n\">observed</th><th class=\"n\">formula</th>")
        .append("<th class=\"n\">difference</th><th class=\"n\">allowed</th></tr>\n");
    int rows = Math.min(observed.length, expected.length);
    for (int i = 0; i < Math.min(MOST_ROWS, rows); i++) {
      HtmlPage.row(
          page,
          i,
          observed[i],
          expected[i],
          observed[i] - expected[i],
          i < tolerance.length ? tolerance[i] : Double.NaN);
    }
    page.append("</table></div>\n");
    if (rows > MOST_ROWS) {
      page.append(
          Html.element(
              "p", "quiet", Wording.count(rows - MOST_ROWS, "element") + " more in the run file"));
    }
  }

  private static void sampled(StringBuilder page, Exhibit e) {
    double[] interval = e.numbers("interval99");
    page.append("<p>")
        .append(Html.escape("Claimed: %s. ".formatted(e.text("claim"))))
        .append(
            Html.escape(
                "The mean of %s draws is %s"
                    .formatted(e.text("draws"), HtmlPage.brief(e.number("mean")))));
    if (interval.length == 2) {
      page.append(
          ", 99 % interval ["
              + Wording.brief(interval[0])
              + ", "
              + Wording.brief(interval[1])
              + "]");
    }
    page.append(".</p>\n");
  }
}
