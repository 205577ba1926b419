package org.gradmark.reports;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * The theorems of a run as a page: what is bounded, by what, and how near a run came, step by step.
 */
public final class HtmlTheorems {

  private HtmlTheorems() {}

  /**
   * The page; empty if the run has no theorem.
   *
   * @param sources where each claim is from: claim id to paper and number
   */
  public static String render(Run run, Map<String, String> sources) {
    List<Verdict> theorems = TheoremIndex.theorems(run);
    if (theorems.isEmpty()) {
      return "";
    }
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>Gradmark: theorems</title>\n<style>\n")
        .append(HtmlReport.style())
        .append("</style>\n</head>\n<body>\n<main>\n<header>\n")
        .append("<p class=\"brand\">Gradmark <span>theorems</span></p>\n<h1>")
        .append(Html.escape(Wording.count(theorems.size(), "theorem")))
        .append(
            "</h1>\n<p class=\"quiet\">Each with the instance that comes nearest to its bound; ")
        .append("<a href=\"index.html\">all verdicts</a>.</p>\n</header>\n");
    String system = "";
    for (Verdict verdict : theorems) {
      if (!verdict.system().equals(system)) {
        page.append(system.isEmpty() ? "" : "</div>\n</section>\n");
        system = verdict.system();
        page.append("<section>\n<h2>").append(Html.escape(system)).append("</h2>\n");
        page.append("<div class=\"claims\">\n");
      }
      theorem(page, verdict, sources.getOrDefault(verdict.claim(), ""));
    }
    return page.append("</div>\n</section>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void theorem(StringBuilder page, Verdict verdict, String source) {
    page.append("<div class=\"claim\" id=\"%s\"><h4>".formatted(Html.anchor(verdict.claim())))
        .append(Html.escape(verdict.claim()))
        .append(Html.element("span", "name", Wording.claimName(verdict)))
        .append(Html.element("span", "level", TheoremIndex.guarantee(verdict)))
        .append("</h4>")
        .append(Html.element("p", "sentence", verdict.sentence()))
        .append(Html.element("p", "quiet", source))
        .append(
            Html.element(
                "p",
                "quiet",
                "%s: %s of the bound (%s on %s)"
                    .formatted(
                        verdict.evidence().get("instance"),
                        TheoremIndex.tightness(verdict),
                        verdict.subject(),
                        verdict.backend())));
    Evidence.of(verdict).tables().forEach(table -> Plot.append(page, table));
    page.append("</div>\n");
  }
}
