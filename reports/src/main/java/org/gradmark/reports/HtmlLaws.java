package org.gradmark.reports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * The initializers of a run as one HTML page: for each subject the distribution function of its
 * weights beside the paper's, their difference beside the band that honest draws keep to, mean and
 * variance beside what is due; or, where there is no chance in it, its weights beside the paper's.
 */
public final class HtmlLaws {

  private HtmlLaws() {}

  /** The page; empty if the run has no initializer's law. */
  public static String render(Run run) {
    List<Exhibit> exhibits = exhibits(run);
    if (exhibits.isEmpty()) {
      return "";
    }
    long subjects = exhibits.stream().map(e -> e.shown().subject()).distinct().count();
    StringBuilder page =
        HtmlPage.begin(
            "initializers",
            Wording.count((int) subjects, "initializer"),
            "The law of the weights that each draws, beside the law of its paper.",
            "Distance: the largest difference of the two distribution functions. Honest draws stay"
                + " within the band of Dvoretzky, Kiefer and Wolfowitz, but for a probability of"
                + " alpha. Errors are standard errors under the paper's law.");
    overview(page, exhibits, run);
    String system = "";
    for (Exhibit exhibit : exhibits) {
      if (!exhibit.system().equals(system)) {
        page.append(system.isEmpty() ? "" : "</div>\n</section>\n");
        system = exhibit.system();
        page.append("<section>\n<h2>").append(Html.escape(system)).append("</h2>\n");
        page.append("<div class=\"claims\">\n");
      }
      card(page, exhibit, run);
    }
    return HtmlPage.end(page.append("</div>\n</section>\n"));
  }

  /** What the page shows; of a subject whose law is not known, variances only. */
  static List<Exhibit> exhibits(Run run) {
    List<Exhibit> all =
        Exhibit.of(
            run,
            e ->
                e.containsKey("paper_cdf")
                    || e.containsKey("due") && e.containsKey("kernel")
                    || e.containsKey("variance_ratios"));
    Set<String> known = new TreeSet<>();
    all.stream().filter(e -> !isVariance(e)).forEach(e -> known.add(e.shown().subject()));
    return all.stream()
        .filter(e -> !isVariance(e) || !known.contains(e.shown().subject()))
        .toList();
  }

  private static boolean isVariance(Exhibit e) {
    return e.shown().evidence().containsKey("variance_ratios");
  }

  /** The worst that any claim found about each subject. */
  private static Map<String, Severity> worst(Run run) {
    Map<String, Severity> worst = new HashMap<>();
    for (Verdict verdict : run.verdicts()) {
      worst.merge(verdict.subject(), Severity.of(verdict), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    return worst;
  }

  /** A row for each subject, failing ones first. */
  private static void overview(StringBuilder page, List<Exhibit> exhibits, Run run) {
    Map<String, Severity> worst = worst(run);
    Comparator<Exhibit> failingFirst = Comparator.comparing(e -> order(worst, e));
    page.append("<section>\n<div class=\"scroll\"><table class=\"list\"><tr><th>subject</th>")
        .append(
            "<th>all claims</th><th>law</th><th>backend</th><th class=\"n\">draws</th><th class=\"n\">mean</th>")
        .append("<th class=\"n\">due</th><th class=\"n\">variance</th><th class=\"n\">due</th>")
        .append("<th class=\"n\">ratio</th><th class=\"n\">distance</th><th class=\"n\">band</th>")
        .append("</tr>\n");
    for (Exhibit e : exhibits.stream().sorted(failingFirst).toList()) {
      page.append("<tr><td><a href=\"#%s\">".formatted(e.anchor()))
          .append(Html.escape(e.shown().subject()))
          .append("</a></td><td>")
          .append(HtmlMatrix.tile(result(worst.get(e.shown().subject()))))
          .append("</td><td>")
          .append(HtmlMatrix.tile(e.shown().result()))
          .append("</td>")
          .append(Html.element("td", "quiet", e.shown().backend()));
      boolean law = e.shown().evidence().containsKey("paper_cdf");
      for (double number :
          new double[] {
            e.number("draws"),
            e.number("mean"),
            e.number("mean_due"),
            e.number("variance"),
            e.number("variance_due"),
            e.number("variance") / e.number("variance_due"),
            law ? e.shown().measured() : Double.NaN,
            law ? e.shown().limit() : Double.NaN
          }) {
        page.append(Html.element("td", "n", HtmlPage.brief(number)));
      }
      page.append("</tr>\n");
    }
    page.append("</table></div>\n</section>\n");
  }

  private static int order(Map<String, Severity> worst, Exhibit e) {
    Severity severity = worst.get(e.shown().subject());
    return severity.isGood() ? 0 : -severity.ordinal();
  }

  /** What was not tried is no verdict on a subject whose every other claim holds. */
  private static Result result(Severity severity) {
    return switch (severity) {
      case PASS, SKIPPED -> Result.PASS;
      case ADVICE, DEVIATES -> Result.DEVIATES;
      case ERROR -> Result.ERROR;
      case FAIL -> Result.FAIL;
    };
  }

  private static void card(StringBuilder page, Exhibit e, Run run) {
    page.append("<div class=\"claim\" id=\"%s\">".formatted(e.anchor())).append(e.heading());
    if (!e.shown().result().isGood()) {
      page.append(Html.element("p", "found", Wording.finding(e.shown())));
    }
    if (e.shown().evidence().containsKey("paper_cdf")) {
      law(page, e);
    } else if (!isVariance(e)) {
      exactly(page, e);
    }
    kernels(page, e, run);
    page.append("</div>\n");
  }

  private static void law(StringBuilder page, Exhibit e) {
    double[] at = e.numbers("at");
    double[] measured = e.numbers("measured_cdf");
    double[] paper = e.numbers("paper_cdf");
    Map<String, double[]> functions = new LinkedHashMap<>();
    functions.put("measured P(w ≤ x)", measured);
    functions.put("paper", paper);
    Curves.append(page, "x", at, functions);
    double[] difference = new double[Math.min(measured.length, paper.length)];
    Arrays.setAll(difference, i -> measured[i] - paper[i]);
    double[] above = new double[difference.length];
    Arrays.fill(above, e.shown().limit());
    Map<String, double[]> gap = new LinkedHashMap<>();
    gap.put("measured − paper", difference);
    gap.put("band, above", above);
    gap.put("band, below", Arrays.stream(above).map(b -> -b).toArray());
    Curves.append(page, "x", at, gap);
    page.append("<dl class=\"facts\">");
    fact(page, "kernel", e.text("kernel"));
    fact(page, "draws", HtmlPage.brief(e.number("draws")));
    moment(page, e, "mean");
    moment(page, e, "variance");
    fact(
        page,
        "distance",
        "%s, band %s at alpha %s"
            .formatted(
                Wording.brief(e.shown().measured()),
                Wording.brief(e.shown().limit()),
                HtmlPage.brief(e.number("alpha"))));
    page.append("</dl>\n");
  }

  private static void moment(StringBuilder page, Exhibit e, String name) {
    if (!Double.isNaN(e.number(name + "_due"))) {
      fact(
          page,
          name,
          "%s, due %s ± %s"
              .formatted(
                  Wording.brief(e.number(name)),
                  Wording.brief(e.number(name + "_due")),
                  Wording.brief(e.number(name + "_error"))));
    }
  }

  private static void exactly(StringBuilder page, Exhibit e) {
    double[] measured = e.numbers("measured");
    double[] at = new double[measured.length];
    Arrays.setAll(at, i -> i);
    Map<String, double[]> numbers = new LinkedHashMap<>();
    numbers.put("measured", measured);
    numbers.put("paper", e.numbers("due"));
    page.append(Html.element("p", "quiet", "No chance in it: " + e.text("kernel")));
    Curves.append(page, "number", at, numbers);
    if (e.shown().result().isGood()) {
      page.append(Html.element("p", "quiet", Wording.finding(e.shown())));
    }
  }

  /** The same subject's variance on every kind of kernel, where the run has it. */
  private static void kernels(StringBuilder page, Exhibit e, Run run) {
    for (Verdict verdict : run.verdicts()) {
      if (verdict.subject().equals(e.shown().subject())
          && verdict.backend().equals(e.shown().backend())
          && verdict.evidence().get("kernels") instanceof List<?> kernels
          && verdict.evidence().get("variance_ratios") instanceof List<?> ratios
          && kernels.size() == ratios.size()) {
        page.append(isVariance(e) ? "<details open>" : "<details>")
            .append("<summary>Variance on every kind of kernel ")
            .append(HtmlMatrix.tile(verdict.result()))
            .append("</summary>\n");
        double[] measured = numbers(ratios);
        double[] due = new double[measured.length];
        Arrays.fill(due, 1);
        Bars.append(page, measured, due);
        page.append("<div class=\"scroll\"><table class=\"list\">")
            .append("<tr><th></th><th>kernel</th><th class=\"n\">measured / due</th></tr>\n");
        for (int i = 0; i < kernels.size(); i++) {
          HtmlPage.row(page, i, kernels.get(i), measured[i]);
        }
        page.append("</table></div></details>\n");
      }
    }
  }

  private static double[] numbers(List<?> list) {
    return list.stream()
        .mapToDouble(item -> item instanceof Number number ? number.doubleValue() : Double.NaN)
        .toArray();
  }

  private static void fact(StringBuilder page, String name, String value) {
    page.append("<dt>")
        .append(Html.escape(name))
        .append("</dt><dd>")
        .append(Html.escape(value))
        .append("</dd>");
  }
}
