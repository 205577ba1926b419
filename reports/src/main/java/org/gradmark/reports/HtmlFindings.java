package org.gradmark.reports;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;

/** What is wrong, subject by subject: cause, evidence, and the command that shows it again. */
final class HtmlFindings {

  private static final int MOST_ROWS = 60;

  private HtmlFindings() {}

  static void append(StringBuilder page, Digest digest) {
    page.append("<section id=\"findings\">\n<h2>Findings</h2>\n");
    List<SubjectView> bad = digest.bad();
    if (bad.isEmpty()) {
      page.append("<p class=\"quiet\">None: every claim that was tried holds.</p>\n");
    }
    bad.forEach(subject -> subject(page, subject));
    page.append("</section>\n");
  }

  private static void subject(StringBuilder page, SubjectView subject) {
    page.append("<article id=\"%s\">\n<h3>".formatted(Html.anchor(subject.id())))
        .append(Html.badge(subject.severity()))
        .append(Html.element("span", "id", subject.id()))
        .append("</h3>\n<p class=\"quiet\">declares ")
        .append(Html.escape(subject.declares()));
    subject
        .backends()
        .forEach(
            (backend, tally) ->
                page.append(" · ")
                    .append(Html.escape(backend))
                    .append(
                        tally.tried() == 0
                            ? " not tried"
                            : " %d of %d pass".formatted(tally.pass(), tally.tried())));
    page.append("</p>\n");
    subject.causes().forEach(cause -> cause(page, subject, cause));
    page.append("</article>\n");
  }

  private static void cause(StringBuilder page, SubjectView subject, Cause cause) {
    String css = cause.severity().name().toLowerCase(java.util.Locale.ROOT);
    page.append("<div class=\"cause %s\">\n<p class=\"what\">".formatted(css))
        .append(Html.escape(cause.text()));
    if (cause.severity() == Severity.ADVICE) {
      page.append(" <span class=\"quiet\">(SHOULD)</span>");
    }
    page.append("</p>\n<p class=\"quiet\">")
        .append(Html.escape(subject.where(cause)))
        .append("</p>\n")
        .append(Html.element("code", "command", Wording.reproduction(cause.example())))
        .append("\n<details><summary>Evidence</summary>\n")
        .append(Html.element("p", "sentence", cause.example().sentence()));
    evidence(page, Evidence.of(cause.example()));
    cells(page, cause.verdicts());
    page.append("</details>\n</div>\n");
  }

  private static void evidence(StringBuilder page, Evidence evidence) {
    if (!evidence.facts().isEmpty()) {
      page.append("<dl class=\"facts\">");
      for (Map.Entry<String, String> fact : evidence.facts().entrySet()) {
        page.append("<dt>")
            .append(Html.escape(fact.getKey()))
            .append("</dt><dd>")
            .append(Html.escape(fact.getValue()))
            .append("</dd>");
      }
      page.append("</dl>\n");
    }
    for (Evidence.Table table : evidence.tables()) {
      page.append("<div class=\"exhibit\">");
      Plot.append(page, table);
      table(page, table);
      page.append("</div>\n");
    }
  }

  private static void table(StringBuilder page, Evidence.Table table) {
    page.append("<div class=\"scroll\"><table class=\"list\"><tr>");
    for (String column : table.columns().keySet()) {
      page.append("<th%s>".formatted(table.isNumeric(column) ? " class=\"n\"" : ""))
          .append(Html.escape(column))
          .append("</th>");
    }
    page.append("</tr>\n");
    int rows = Math.min(table.rows(), MOST_ROWS);
    for (int row = 0; row < rows; row++) {
      page.append("<tr>");
      for (String column : table.columns().keySet()) {
        page.append("<td%s>".formatted(table.isNumeric(column) ? " class=\"n\"" : ""))
            .append(Html.escape(table.at(column, row)))
            .append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table>");
    if (rows < table.rows()) {
      page.append(
          Html.element(
              "p", "quiet", Wording.count(table.rows() - rows, "row") + " more in the run file"));
    }
    page.append("</div>");
  }

  private static void cells(StringBuilder page, List<Verdict> verdicts) {
    boolean same = verdicts.stream().map(Wording::finding).distinct().count() == 1;
    page.append("<div class=\"scroll\"><table class=\"list\"><tr><th>claim</th><th>backend</th>")
        .append("<th></th><th class=\"n\">measured</th><th class=\"n\">limit</th>")
        .append(same ? "" : "<th>found</th>")
        .append("</tr>\n");
    int rows = Math.min(verdicts.size(), MOST_ROWS);
    for (Verdict verdict : verdicts.subList(0, rows)) {
      page.append("<tr><td><a href=\"#%s\">".formatted(Html.anchor(verdict.claim())))
          .append(Html.escape(Wording.claim(verdict)))
          .append("</a></td><td>")
          .append(Html.escape(verdict.backend()))
          .append("</td><td>")
          .append(HtmlMatrix.tile(verdict.result()))
          .append("</td><td class=\"n\">")
          .append(number(verdict.measured()))
          .append("</td><td class=\"n\">")
          .append(number(verdict.limit()))
          .append("</td>");
      if (!same) {
        page.append(Html.element("td", "found", Wording.finding(verdict)));
      }
      page.append("</tr>\n");
    }
    page.append("</table>");
    if (rows < verdicts.size()) {
      page.append(
          Html.element(
              "p", "quiet", Wording.count(verdicts.size() - rows, "cell") + " more like these"));
    }
    page.append("</div>\n");
  }

  private static String number(double number) {
    return Double.isNaN(number) ? "" : Wording.brief(number);
  }
}
