package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * The estimators of a run as one HTML page: for each subject its mean and its variance beside the
 * formula's; where it has no claim about either, what it computes beside the formula. A table of
 * all subjects comes first, the worst on top; what passes is folded.
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
    overview(page, exhibits, verdicts(run));
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

  /** The worst result of each subject, over all its claims. */
  private static Map<String, Result> verdicts(Run run) {
    Map<String, Result> worst = new HashMap<>();
    for (Verdict verdict : run.verdicts()) {
      worst.merge(verdict.subject(), verdict.result(), (a, b) -> badness(a) >= badness(b) ? a : b);
    }
    return worst;
  }

  private static int badness(Result result) {
    return switch (result) {
      case SKIPPED -> 0;
      case PASS -> 1;
      case DEVIATES -> 2;
      case FAIL -> 3;
      case ERROR -> 4;
    };
  }

  /** A row for each subject, the worst first, with links to what is shown of it. */
  private static void overview(
      StringBuilder page, List<Exhibit> exhibits, Map<String, Result> verdicts) {
    Map<String, List<Exhibit>> subjects = new LinkedHashMap<>();
    exhibits.stream()
        .sorted(
            Comparator.comparing((Exhibit e) -> -badness(verdicts.get(e.shown().subject())))
                .thenComparing(Exhibit::system))
        .forEach(e -> subjects.computeIfAbsent(e.shown().subject(), s -> new ArrayList<>()).add(e));
    page.append("<section>\n<div class=\"scroll\"><table class=\"list\"><tr><th>verdict</th>")
        .append("<th>subject</th><th>system</th><th>shown below</th></tr>\n");
    subjects.forEach(
        (subject, shown) -> {
          page.append("<tr><td>")
              .append(HtmlMatrix.tile(verdicts.get(subject)))
              .append("</td><td><a href=\"index.html#%s\">".formatted(Html.anchor(subject)))
              .append(Html.escape(subject))
              .append("</a></td>")
              .append(Html.element("td", "quiet", shown.get(0).system()))
              .append("<td>");
          for (Exhibit e : shown) {
            page.append("<a href=\"#%s\">".formatted(e.anchor()))
                .append(Html.escape(e.shown().claim()))
                .append("</a> ")
                .append(HtmlMatrix.tile(e.shown().result()))
                .append(' ');
          }
          page.append("</td></tr>\n");
        });
    page.append("</table></div>\n</section>\n");
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
    // What is as it should be is folded away.
    page.append(e.shown().result().isGood() ? "<details>" : "<details open>")
        .append(Html.element("summary", "", e.text("quantity") + ": " + e.text("setting")));
    if (e.shown().evidence().containsKey("observed")) {
      exactly(page, e);
    } else {
      sampled(page, e);
    }
    page.append("</details></div>\n");
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
                "The largest difference is %s times what rounding allows."
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
