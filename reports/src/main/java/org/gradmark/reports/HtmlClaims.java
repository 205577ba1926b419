package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.claim.Verdict;

/** Every claim of the run: its sentence, its source, and how often it held. */
final class HtmlClaims {

  private HtmlClaims() {}

  static void append(StringBuilder page, Digest digest, Map<String, String> sources) {
    Map<String, List<Verdict>> claims = new TreeMap<>();
    digest
        .run()
        .verdicts()
        .forEach(v -> claims.computeIfAbsent(v.claim(), id -> new ArrayList<>()).add(v));
    page.append("<section id=\"claims\">\n<h2>Claims</h2>\n<div class=\"claims\">\n");
    claims.forEach((id, verdicts) -> claim(page, id, verdicts, sources.get(id)));
    page.append("</div>\n</section>\n");
  }

  private static void claim(
      StringBuilder page, String id, List<Verdict> verdicts, String knownSource) {
    Verdict any = verdicts.get(0);
    String name =
        verdicts.stream().map(Wording::claimName).filter(n -> !n.isEmpty()).findFirst().orElse("");
    String source =
        knownSource != null
            ? knownSource
            : verdicts.stream()
                .map(v -> v.evidence().get("source"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    page.append("<div class=\"claim\" id=\"%s\"><h4>".formatted(Html.anchor(id)))
        .append(Html.escape(id))
        .append(Html.element("span", "name", name))
        .append(Html.element("span", "level", any.level().name()))
        .append("</h4>")
        .append(sentences(verdicts))
        .append(Html.element("p", "quiet", source))
        .append(Html.bar(Tally.of(verdicts)))
        .append(Html.element("p", "quiet", Tally.of(verdicts).toString()))
        .append("</div>\n");
  }

  /** The claim's sentence; where systems word it differently, each wording with its systems. */
  private static String sentences(List<Verdict> verdicts) {
    Map<String, TreeSet<String>> systems = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      systems.computeIfAbsent(verdict.sentence(), s -> new TreeSet<>()).add(verdict.system());
    }
    StringBuilder text = new StringBuilder();
    systems.forEach(
        (sentence, whose) -> {
          text.append(Html.element("p", "sentence", sentence));
          if (systems.size() > 1) {
            text.append(Html.element("p", "quiet", String.join(", ", whose)));
          }
        });
    return text.toString();
  }
}
