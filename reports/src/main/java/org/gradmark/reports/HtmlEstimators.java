package org.gradmark.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.run.Run;

/**
 * The estimators of a run as one HTML page: for each subject its mean and its variance beside the
 * formula's; where it has no claim about either, what it computes beside the formula.
 */
public final class HtmlEstimators {

  private static final int MOST_ROWS = 6;

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
    Map<String, Integer> best = new HashMap<>();
    all.forEach(e -> best.merge(e.shown().subject(), rank(e), Math::min));
    return all.stream().filter(e -> rank(e) == best.get(e.shown().subject())).toList();
  }

  /** Moments first, then other numbers, then how answers to two questions differ. */
  private static int rank(Exhibit e) {
    String quantity = e.text("quantity");
    boolean moment =
        quantity.startsWith("the mean")
            || quantity.startsWith("the probability")
            || quantity.endsWith("variance")
            || quantity.endsWith("second moment");
    return moment ? 0 : quantity.startsWith("what the changed") ? 2 : 1;
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
    String source = e.shown().evidence().containsKey("references") ? "library" : "formula";
    Bars.append(page, observed, expected);
    page.append("<div class=\"scroll\"><table class=\"list\"><tr><th></th>")
        .append("<th class=\"n\">observed</th><th class=\"n\">%s</th>".formatted(source))
        .append("<th class=\"n\">difference</th></tr>\n");
    int rows = Math.min(observed.length, expected.length);
    for (int i = 0; i < Math.min(MOST_ROWS, rows); i++) {
      HtmlPage.row(page, i, observed[i], expected[i], observed[i] - expected[i]);
    }
    page.append("</table></div>\n")
        .append(
            Html.element(
                "p",
                "quiet",
                "The largest difference is %s of what rounding allows."
                    .formatted(HtmlPage.brief(e.shown().measured()))));
    if (rows > MOST_ROWS) {
      page.append(
          Html.element(
              "p", "quiet", Wording.count(rows - MOST_ROWS, "element") + " more in the run file"));
    }
  }

  private static void sampled(StringBuilder page, Exhibit e) {
    double[] interval = e.numbers("interval99");
    String found =
        "Claimed: %s. The mean of %s draws is %s"
            .formatted(e.text("claim"), e.text("draws"), HtmlPage.brief(e.number("mean")));
    if (interval.length == 2) {
      found +=
          ", 99 %% interval [%s, %s]"
              .formatted(Wording.brief(interval[0]), Wording.brief(interval[1]));
    }
    page.append(Html.element("p", "", found + "."));
  }
}
