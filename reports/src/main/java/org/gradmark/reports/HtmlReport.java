package org.gradmark.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.gradmark.core.run.Run;

/**
 * The run as one HTML page that needs nothing else: no network, no script, no second file. It opens
 * from disk, by day and by night, on a phone too.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * The page.
   *
   * @param sources where each claim is from: claim id to paper and equation; claims that are
   *     missing show the verdict's evidence {@code source}, if there is one
   */
  public static String render(Run run, Map<String, String> sources) {
    return render(run, sources, false);
  }

  /**
   * The page, which may link to a leaderboard.
   *
   * @param leaderboard whether {@code leaderboard.html} stands beside it
   */
  public static String render(Run run, Map<String, String> sources, boolean leaderboard) {
    Digest digest = Digest.of(run);
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>Gradmark: ")
        .append(Html.escape(digest.headline()))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<main>\n");
    header(page, digest, leaderboard);
    providers(page, digest);
    HtmlFindings.append(page, digest);
    HtmlMatrix.append(page, digest);
    skips(page, digest);
    HtmlClaims.append(page, digest, sources);
    environment(page, digest);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void header(StringBuilder page, Digest digest, boolean leaderboard) {
    Run run = digest.run();
    page.append("<header>\n<p class=\"brand\">Gradmark <span>conformance report</span></p>\n<h1>")
        .append(sentence(digest.headline()))
        .append("</h1>\n")
        .append(Html.bar(digest.tally()))
        .append("\n<ul class=\"legend\">");
    legend(page, "fail", "F", digest.tally().fail());
    legend(page, "error", "E", digest.tally().error());
    legend(page, "deviates", "D", digest.tally().deviates());
    legend(page, "pass", "P", digest.tally().pass());
    legend(page, "skipped", "S", digest.tally().skipped());
    page.append("</ul>\n<p class=\"quiet\">")
        .append(Html.escape(Wording.count(run.verdicts().size(), "cell")))
        .append(" (subject, claim, backend), ")
        .append(Html.escape(Wording.time(run.seconds())))
        .append(" of computing. ")
        .append(Html.escape(digest.machine()))
        .append(".</p>\n");
    if (digest.isCutShort()) {
      page.append(
          Html.element(
              "p",
              "notice",
              "This run was cut short: %s cells were planned."
                  .formatted(Wording.count(run.cells()))));
    }
    run.warnings().forEach(w -> page.append(Html.element("p", "notice", w)));
    page.append("<nav><a href=\"#findings\">Findings</a><a href=\"#matrix\">Matrix</a>")
        .append("<a href=\"#skipped\">Skipped</a><a href=\"#claims\">Claims</a>")
        .append(TheoremView.of(run).isEmpty() ? "" : "<a href=\"theorems.html\">Theorems</a>")
        .append(
            HtmlLaws.exhibits(run).isEmpty()
                ? ""
                : "<a href=\"initializers.html\">Initializers</a>")
        .append(
            HtmlEstimators.exhibits(run).isEmpty()
                ? ""
                : "<a href=\"estimators.html\">Estimators</a>")
        .append(leaderboard ? "<a href=\"leaderboard.html\">Leaderboard</a>" : "")
        .append("<a href=\"#environment\">Environment</a></nav>\n</header>\n");
  }

  private static String sentence(String text) {
    return Html.escape(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
  }

  private static void legend(StringBuilder page, String word, String letter, int count) {
    page.append("<li><span class=\"tile %s\">%s</span> <b>".formatted(word, letter))
        .append(Wording.count(count))
        .append("</b> ")
        .append(word)
        .append("</li>");
  }

  private static void providers(StringBuilder page, Digest digest) {
    page.append("<section class=\"providers\">\n");
    for (Digest.Provider provider : digest.providers()) {
      page.append("<div class=\"card\"><h3>")
          .append(Html.escape(provider.name().isEmpty() ? "other" : provider.name()))
          .append("</h3><p>")
          .append(Html.escape(provider.standing()))
          .append("</p>")
          .append(Html.bar(provider.tally()))
          .append("</div>\n");
    }
    page.append("</section>\n");
  }

  private static void skips(StringBuilder page, Digest digest) {
    page.append("<section id=\"skipped\">\n<h2>Skipped</h2>\n");
    if (digest.skips().isEmpty()) {
      page.append("<p class=\"quiet\">Every cell was tried.</p>\n</section>\n");
      return;
    }
    page.append("<div class=\"scroll\"><table class=\"list\">")
        .append("<tr><th class=\"n\">cells</th><th>reason</th><th>subjects</th></tr>\n");
    for (Digest.Skip skip : digest.skips()) {
      page.append("<tr><td class=\"n\">")
          .append(Wording.count(skip.count()))
          .append("</td><td>")
          .append(Html.escape(skip.reason()))
          .append("</td><td class=\"quiet\">")
          .append(Html.escape(skip.whose()))
          .append("</td></tr>\n");
    }
    page.append("</table></div>\n</section>\n");
  }

  private static void environment(StringBuilder page, Digest digest) {
    page.append("<section id=\"environment\">\n<h2>Environment</h2>\n<dl class=\"facts\">");
    page.append("<dt>gradmark</dt><dd>")
        .append(Html.escape(digest.run().gradmark()))
        .append("</dd>");
    digest
        .run()
        .environment()
        .forEach(
            (name, value) ->
                page.append("<dt>")
                    .append(Html.escape(name))
                    .append("</dt><dd>")
                    .append(Html.escape(String.valueOf(value)))
                    .append("</dd>"));
    page.append("</dl>\n</section>\n");
  }

  /** What every page looks like. */
  static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException(
            "report.css is not in Gradmark's own jar; if Gradmark was built again while this run"
                + " went on, 'gradmark report' makes the pages from its run.jsonl");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css in Gradmark's own jar cannot be read", e);
    }
  }
}
