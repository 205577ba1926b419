package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** Subject by claim, one table per system, so that implementations of the same thing meet. */
final class HtmlMatrix {

  private HtmlMatrix() {}

  static void append(StringBuilder page, Digest digest) {
    page.append("<section id=\"matrix\">\n<h2>Matrix</h2>\n")
        .append("<p class=\"quiet\">One table per system, subjects down, claims across. A cell")
        .append(" shows one letter if all backends agree, else one for each; point at it for")
        .append(" the backends.</p>\n");
    Map<String, List<SubjectView>> systems = new TreeMap<>();
    digest
        .subjects()
        .forEach(
            s ->
                systems
                    .computeIfAbsent(s.verdicts().get(0).system(), id -> new ArrayList<>())
                    .add(s));
    systems.values().forEach(subjects -> subjects.sort(SubjectView.ORDER));
    systems.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, List<SubjectView>> e) -> e.getValue().get(0).severity())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> system(page, e.getKey(), e.getValue()));
    page.append("</section>\n");
  }

  private static void system(StringBuilder page, String system, List<SubjectView> subjects) {
    TreeSet<String> claims = new TreeSet<>();
    subjects.forEach(s -> s.verdicts().forEach(v -> claims.add(v.claim())));
    Tally tally = Tally.of(subjects.stream().flatMap(s -> s.verdicts().stream()).toList());
    page.append("<details%s><summary>".formatted(tally.bad() > 0 ? " open" : ""))
        .append(Html.element("b", "", system))
        .append(" <span class=\"quiet\">")
        .append(Wording.count(subjects.size(), "subject"))
        .append(": ")
        .append(tally)
        .append("</span></summary>\n<div class=\"scroll\"><table class=\"matrix\">\n<tr><th></th>");
    for (String claim : claims) {
      page.append("<th class=\"up\"><a href=\"#%s\">".formatted(Html.anchor(claim)))
          .append(Html.escape(claim))
          .append("</a></th>");
    }
    page.append("</tr>\n");
    for (SubjectView subject : subjects) {
      page.append("<tr><th scope=\"row\">");
      if (subject.isGood()) {
        page.append(Html.escape(subject.id()));
      } else {
        page.append("<a href=\"#%s\">".formatted(Html.anchor(subject.id())))
            .append(Html.escape(subject.id()))
            .append("</a>");
      }
      page.append("</th>");
      Map<String, List<Verdict>> byClaim =
          subject.verdicts().stream().collect(Collectors.groupingBy(Verdict::claim));
      for (String claim : claims) {
        page.append("<td>");
        cell(page, byClaim.getOrDefault(claim, List.of()));
        page.append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table></div></details>\n");
  }

  private static void cell(StringBuilder page, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    String title =
        verdicts.stream()
            .map(v -> v.backend() + " " + v.result().label())
            .collect(Collectors.joining(", ", verdicts.get(0).claim() + ": ", ""));
    page.append("<span class=\"tiles\" title=\"%s\">".formatted(Html.escape(title)));
    boolean agree = verdicts.stream().map(Verdict::result).distinct().count() == 1;
    verdicts.stream()
        .limit(agree ? 1 : verdicts.size())
        .forEach(verdict -> page.append(tile(verdict.result())));
    page.append("</span>");
  }

  /** A coloured square with the result's first letter. */
  static String tile(Result result) {
    String word = result.label();
    return "<span class=\"tile %s\">%s</span>"
        .formatted(word, word.substring(0, 1).toUpperCase(Locale.ROOT));
  }
}
