package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Omission;
import org.gradmark.bench.Work;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.run.Run;

/**
 * What steps cost, as a page: in each setting and system a ranking of those that do what their
 * paper says, with the roofline. Whoever does not stands below, without a rank, with the reason.
 */
public final class HtmlLeaderboard {

  /**
   * What a program that times itself is believed to reach, in walls: one is what memory allows, and
   * the wall itself is measured, on small arrays not well.
   */
  private static final double MOST_BELIEVED = 3;

  private HtmlLeaderboard() {}

  /**
   * The page.
   *
   * @param run what is known of the subjects' conformance
   * @param expectations their known failures
   */
  public static String render(Run run, Bench bench, Expectations expectations) {
    Standing standing = new Standing(run, expectations);
    Map<String, Object> machine = bench.environment();
    StringBuilder page =
        HtmlPage.begin(
            "leaderboard",
            "What a step costs",
            "%s, %s cores, Java %s, %s. Gradmark %s."
                .formatted(
                    machine.getOrDefault("cpu", machine.get("arch")),
                    machine.get("cores"),
                    machine.get("java"),
                    machine.get("os"),
                    bench.gradmark()),
            "Ranked is who passes every MUST claim of this run on the arithmetic that was timed, but for listed failures."
                + " All numbers of a table are from one run, in which the subjects took turns, each in processes of its own.",
            "A bar is the least traffic that the rule needs (parameter, gradient and state read once, parameter and state"
                + " written once) over the time of a step: the median of the processes' medians.",
            effort(bench));
    BenchText.settings(bench).values().forEach(all -> setting(page, all, standing));
    omissions(page, bench.omissions());
    return HtmlPage.end(page);
  }

  /** How much a rank means. */
  private static String effort(Bench bench) {
    int least = bench.measurements().stream().mapToInt(m -> m.seconds().size()).min().orElse(0);
    return least == 1
        ? "A quick look: one process each, so that neighbours may well change places."
        : "%d processes each, or more.".formatted(least);
  }

  private static void setting(StringBuilder page, List<Measurement> all, Standing standing) {
    Measurement first = all.get(0);
    page.append("<section>\n<h2>").append(Html.escape(Quantity.setting(first))).append("</h2>\n");
    Map<String, List<Measurement>> systems = new TreeMap<>();
    all.forEach(m -> systems.computeIfAbsent(m.system(), s -> new ArrayList<>()).add(m));
    systems.forEach((system, these) -> system(page, system, these, standing));
    page.append("</section>\n");
  }

  private static void system(
      StringBuilder page, String system, List<Measurement> all, Standing standing) {
    List<Measurement> sorted =
        all.stream().sorted(Comparator.comparingDouble(Measurement::typical)).toList();
    List<Measurement> ranked =
        sorted.stream().filter(m -> objection(m, standing).isEmpty()).toList();
    List<Measurement> others = new ArrayList<>(sorted);
    others.removeAll(ranked);
    page.append("<article>\n<h3>").append(Html.escape(system)).append("</h3>\n");
    Roofline.append(page, ranked);
    page.append("<div class=\"scroll\"><table class=\"list\"><tr><th>rank</th><th>subject</th>")
        .append("<th>ns/%s</th><th>times</th>".formatted(all.get(0).work().unit()))
        .append(
            all.get(0).work() == Work.STEP
                ? "<th>GB/s</th><th>of the wall</th>"
                : "<th>per second</th><th>variance × s</th>")
        .append("<th>bytes allocated</th><th></th></tr>\n");
    double best = ranked.isEmpty() ? Double.NaN : ranked.get(0).typical();
    int rank = 0;
    for (Measurement m : ranked) {
      int known = standing.known(id(m));
      String remark = known == 0 ? "" : Wording.count(known, "listed failure");
      if (isOwnWord(m)) {
        remark += (remark.isEmpty() ? "" : "; ") + "times itself";
      }
      row(page, String.valueOf(++rank), m, m.typical() / best, remark);
    }
    for (Measurement m : others) {
      row(page, "", m, Double.NaN, "not ranked: " + objection(m, standing));
    }
    page.append("</table></div>\n</article>\n");
  }

  private static String objection(Measurement m, Standing standing) {
    return isOwnWord(m) && m.share() > MOST_BELIEVED
        ? "it times itself, and says that it is faster than memory"
        : standing.objection(id(m));
  }

  private static boolean isOwnWord(Measurement m) {
    return m.timer().equals("own process");
  }

  private static void row(
      StringBuilder page, String rank, Measurement m, double times, String remark) {
    page.append(rank.isEmpty() ? "<tr class=\"quiet\">" : "<tr>");
    cell(page, "n", rank);
    cell(page, "id", m.subject() + "@" + m.backend());
    cell(page, "n", Quantity.nanos(m.nanosPerElement()));
    cell(page, "n", Double.isNaN(times) ? "" : Quantity.nanos(times));
    boolean step = m.work() == Work.STEP;
    cell(page, "n", step ? Quantity.speed(m.bandwidth()) : Quantity.perSecond(m));
    cell(page, "n", step ? Quantity.share(m.share()) : Quantity.cost(m));
    cell(page, "n", Quantity.bytes(m.allocation()));
    cell(page, "found", remark);
    page.append("</tr>\n");
  }

  private static void cell(StringBuilder page, String css, String text) {
    page.append(Html.element("td", css, text));
  }

  private static String id(Measurement m) {
    return m.subject() + "@" + m.backend();
  }

  private static void omissions(StringBuilder page, List<Omission> omissions) {
    if (omissions.isEmpty()) {
      return;
    }
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    omissions.forEach(
        o -> byReason.computeIfAbsent(o.reason(), r -> new ArrayList<>()).add(o.benchmark()));
    page.append("<section>\n<h2>Not timed</h2>\n<div class=\"scroll\"><table class=\"list\">")
        .append("<tr><th>benchmark</th><th>reason</th></tr>\n");
    byReason.forEach(
        (reason, all) -> {
          page.append("<tr>");
          cell(page, "found", String.join(", ", all));
          cell(page, "found", reason);
          page.append("</tr>\n");
        });
    page.append("</table></div>\n</section>\n");
  }
}
