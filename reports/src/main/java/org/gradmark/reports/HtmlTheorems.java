package org.gradmark.reports;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * The theorems of a run as a page: what is broken, what is bounded, by what, for which cells it
 * holds, and how near a run came, step by step.
 */
public final class HtmlTheorems {

  private HtmlTheorems() {}

  /**
   * The page; empty if the run has no theorem.
   *
   * @param sources where each claim is from: claim id to paper and number
   */
  public static String render(Run run, Map<String, String> sources) {
    List<TheoremView> theorems = TheoremView.of(run);
    if (theorems.isEmpty()) {
      return "";
    }
    List<TheoremView> broken = theorems.stream().filter(theorem -> !theorem.holds()).toList();
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>Gradmark: theorems</title>\n<style>\n")
        .append(HtmlReport.style())
        .append("</style>\n</head>\n<body>\n<main>\n<header>\n")
        .append("<p class=\"brand\">Gradmark <span>theorems</span></p>\n<h1>")
        .append(Html.escape(Wording.count(theorems.size(), "theorem")))
        .append(broken.isEmpty() ? "" : ", " + Wording.count(broken.size()) + " broken")
        .append("</h1>\n");
    for (String sentence : TheoremIndex.summary(run, theorems)) {
      page.append(Html.element("p", "quiet", sentence)).append('\n');
    }
    page.append("<p class=\"quiet\"><a href=\"index.html\">All verdicts</a></p>\n</header>\n");
    broken(page, broken);
    String system = "";
    for (TheoremView theorem : theorems) {
      if (!theorem.system().equals(system)) {
        page.append(system.isEmpty() ? "" : "</div>\n</section>\n");
        system = theorem.system();
        page.append("<section>\n<h2>").append(Html.escape(system)).append("</h2>\n");
        page.append("<div class=\"claims\">\n");
      }
      theorem(page, theorem, sources.getOrDefault(theorem.id(), ""));
    }
    return page.append("</div>\n</section>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void broken(StringBuilder page, List<TheoremView> broken) {
    if (broken.isEmpty()) {
      return;
    }
    page.append("<section id=\"broken\">\n<h2>Broken</h2>\n<div class=\"scroll\">")
        .append("<table class=\"list\"><tr><th>theorem</th><th>holds for</th>")
        .append("<th>found first</th></tr>\n");
    for (TheoremView theorem : broken) {
      page.append("<tr><td><a href=\"#%s\">".formatted(Html.anchor(theorem.id())))
          .append(Html.escape(theorem.id()))
          .append("</a></td><td>")
          .append(holdsFor(theorem))
          .append("</td>")
          .append(Html.element("td", "found", Wording.finding(theorem.broken().get(0))))
          .append("</tr>\n");
    }
    page.append("</table></div>\n</section>\n");
  }

  private static void theorem(StringBuilder page, TheoremView theorem, String source) {
    Verdict shown = theorem.shown();
    page.append("<div class=\"claim\" id=\"%s\"><h4>".formatted(Html.anchor(theorem.id())))
        .append(Html.escape(theorem.id()))
        .append(Html.element("span", "name", Wording.claimName(shown)))
        .append(Html.element("span", "level", theorem.guarantee()))
        .append("</h4>")
        .append(Html.element("p", "sentence", shown.sentence()))
        .append(Html.element("p", "quiet", source))
        .append(theorem.holds() ? "<p>Holds for " : "<p>Does not hold everywhere; ")
        .append(holdsFor(theorem))
        .append("</p>");
    if (!theorem.tightness().isEmpty()) {
      page.append(
          Html.element(
              "p",
              "quiet",
              "%s: %s of the bound (%s)"
                  .formatted(theorem.instance(), theorem.tightness(), theorem.whose())));
    }
    Evidence.of(shown).tables().forEach(table -> Plot.append(page, table));
    page.append("</div>\n");
  }

  /** With a link to the findings of each subject that breaks it. */
  private static String holdsFor(TheoremView theorem) {
    return theorem.holdsFor(
        (verdict, cell) ->
            "<a href=\"index.html#%s\">%s</a>"
                .formatted(Html.anchor(verdict.subject()), Html.escape(cell)));
  }
}
