package org.gradmark.reports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.compare.ComparisonText;
import org.gradmark.bench.compare.Finding;
import org.gradmark.core.run.Run;

/**
 * The run as Markdown for a CI's job summary: the totals, a line per subject, the findings. What
 * does not fit is counted, not cut in the middle.
 */
public final class Summary {

  /**
   * GitHub drops a step's whole summary above 1 MiB; this leaves room for what is there already.
   */
  public static final int GITHUB_LIMIT = 1_000_000;

  // "1,234,567 subjects and 1,234,567 findings more are in the full report." and then some.
  private static final int ROOM_FOR_THE_REST = 100;

  // A command line that is longer is nothing that anybody copies.
  private static final int LONGEST_OPTIONS = 1000;

  private final int limit;
  private final StringBuilder out = new StringBuilder();
  private int size;

  private Summary(int limit) {
    this.limit = limit;
  }

  /** The summary within {@link #GITHUB_LIMIT}. */
  public static String render(Run run) {
    return render(run, GITHUB_LIMIT);
  }

  /**
   * The summary of a gate within {@link #GITHUB_LIMIT}: what the gate sees, with the counts of what
   * was decided, as the terminal has them.
   *
   * @param seen the run as the gate sees it
   * @param decided the run
   * @param known how many of its failures are known
   */
  public static String ofGate(Run seen, Run decided, int known) {
    return render(seen, GITHUB_LIMIT, GateText.counts(decided, known, ""));
  }

  /** A comparison of speed, for the end of a summary. */
  public static String ofComparison(List<Finding> findings) {
    return "\n## Gradmark: performance\n\n"
        + Markdown.block("text", ComparisonText.render(findings).strip());
  }

  /**
   * The summary within a limit.
   *
   * @param limit most bytes of UTF-8, 2,000 or more
   */
  public static String render(Run run, int limit) {
    Tally tally = Tally.of(run.verdicts());
    return render(run, limit, Wording.count(run.verdicts().size(), "cell") + ": " + tally);
  }

  private static String render(Run run, int limit, String counts) {
    if (limit < 2000) {
      throw new IllegalArgumentException("a summary needs 2000 bytes or more, not " + limit);
    }
    Summary summary = new Summary(limit - ROOM_FOR_THE_REST);
    Digest digest = Digest.of(run);
    summary.add(head(digest, counts));
    int left = summary.rows(digest) + summary.findings(digest);
    if (left > 0) {
      summary.out.append(Wording.count(left, "line")).append(" more in the full report.\n");
    }
    return summary.out.toString();
  }

  private static String head(Digest digest, String counts) {
    // As long as whoever wrote the run file made it.
    String machine = digest.machine().substring(0, Math.min(200, digest.machine().length()));
    String head =
        "## Gradmark: %s\n\n%s. %s.\n\n"
            .formatted(digest.headline(), counts, Markdown.escape(machine));
    String options = digest.tally().bad() == 0 ? "" : Programs.options(digest.run());
    if (!options.isEmpty() && options.length() < LONGEST_OPTIONS) {
      head += "To the commands below add:\n\n" + Markdown.block("sh", options) + "\n";
    }
    return digest.isCutShort()
        ? head
            + "**Cut short:** %s cells were planned.\n\n"
                .formatted(Wording.count(digest.run().cells()))
        : head;
  }

  /** A row per bad subject, and one for all good ones of a provider; how many did not fit. */
  private int rows(Digest digest) {
    List<String> rows = new ArrayList<>();
    for (Digest.Provider provider : digest.providers()) {
      for (SubjectView subject : provider.bad()) {
        Tally tally = subject.tally();
        rows.add(
            Markdown.row(
                List.of(
                    Markdown.escape(subject.id()),
                    "**" + subject.severity().name().toLowerCase(java.util.Locale.ROOT) + "**",
                    tally.pass() + " of " + tally.tried(),
                    Markdown.escape(subject.causes().get(0).text()))));
      }
      if (!provider.good().isEmpty()) {
        List<SubjectView> good = provider.good();
        Tally tally = Tally.of(good.stream().flatMap(s -> s.verdicts().stream()).toList());
        String who =
            good.size() == 1
                ? good.get(0).id()
                : provider.name() + ": " + Wording.count(good.size(), "subject");
        rows.add(
            Markdown.row(
                List.of(Markdown.escape(who), "pass", tally.pass() + " of " + tally.tried(), "")));
      }
    }
    if (rows.isEmpty()) {
      return 0;
    }
    add("| subject | result | cells passed | worst finding |\n|---|---|---:|---|\n");
    int left = fill(rows);
    add("\n");
    return left;
  }

  private int findings(Digest digest) {
    List<String> findings = new ArrayList<>();
    for (SubjectView subject : digest.bad()) {
      String heading = "### " + Markdown.escape(subject.id()) + "\n\n";
      for (Cause cause : subject.causes()) {
        String item = Markdown.cause("-", digest.run(), subject, cause).strip();
        findings.add(heading + item.replaceAll("\n(?!\n)", "\n  ") + "\n\n");
        heading = "";
      }
    }
    for (Digest.Skip skip : digest.skips()) {
      findings.add(
          "%s skipped: %s (%s)\n\n"
              .formatted(
                  Wording.count(skip.count()),
                  Markdown.escape(skip.reason()),
                  Markdown.escape(skip.whose())));
    }
    return fill(findings);
  }

  /** Adds pieces as long as they fit; how many did not. */
  private int fill(List<String> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (!add(pieces.get(i))) {
        return pieces.size() - i;
      }
    }
    return 0;
  }

  private boolean add(String piece) {
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    if (size + bytes > limit) {
      return false;
    }
    size += bytes;
    out.append(piece);
    return true;
  }
}
