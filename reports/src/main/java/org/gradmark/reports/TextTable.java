package org.gradmark.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradmark.core.run.Run;
import org.gradmark.reports.Terminal.Paint;

/**
 * What {@code gradmark run} prints at its end: the worst news first, each cause said once with a
 * command that shows it again, good news in few lines, and the totals last, where the eye is.
 */
public final class TextTable {

  private static final int RESULT = 10;

  private final Run run;
  private final Terminal terminal;
  private final StringBuilder out = new StringBuilder();

  private TextTable(Run run, Terminal terminal) {
    this.run = run;
    this.terminal = terminal;
  }

  /**
   * The table.
   *
   * @param seconds wall time of the run; NaN where it is not known
   * @param report where the reports are; may be empty
   * @return lines, each ended by a line feed
   */
  public static String render(Run run, Terminal terminal, double seconds, String report) {
    TextTable table = new TextTable(run, terminal);
    Digest digest = Digest.of(run);
    table.head(digest);
    digest.providers().forEach(table::provider);
    table.skips(digest);
    table.totals(digest, seconds, report);
    return table.out.toString();
  }

  private void head(Digest digest) {
    String version = "Gradmark " + digest.run().gradmark();
    line(terminal.paint(Paint.STRONG, version) + "  " + digest.machine());
  }

  private void provider(Digest.Provider provider) {
    String name = provider.name().isEmpty() ? "other" : provider.name();
    line("");
    line(terminal.heading(name, provider.standing()));
    List<SubjectView> bad = provider.bad();
    int names = bad.stream().mapToInt(s -> Columns.of(s.name())).max().orElse(0);
    int aliases = bad.stream().mapToInt(s -> Columns.of(s.alias())).max().orElse(0);
    for (SubjectView subject : bad) {
      subject(subject, Math.min(names, 32), Math.min(aliases, 32));
      line("");
    }
    good("pass", provider.good().stream().filter(s -> s.severity() == Severity.PASS).toList());
    good("skipped", provider.good().stream().filter(s -> s.severity() != Severity.PASS).toList());
  }

  private void subject(SubjectView subject, int names, int aliases) {
    String counts = counts(subject.backends());
    Severity severity = subject.severity();
    String name = Columns.pad(Wording.oneLine(subject.name()), names) + "  ";
    String alias =
        Columns.pad(Wording.oneLine(subject.alias()), aliases) + (aliases > 0 ? "  " : "");
    int room = terminal.width() - RESULT - Columns.of(name) - Columns.of(alias);
    boolean fits = Columns.of(counts) <= room;
    line(
        terminal.paint(Paint.of(severity), Columns.pad(label(severity), RESULT))
            + terminal.paint(Paint.STRONG, name)
            + alias
            + (fits ? terminal.paint(Paint.QUIET, counts) : ""));
    if (!fits) {
      wrapped(RESULT, counts, Paint.QUIET);
    }
    subject.causes().forEach(cause -> cause(subject, cause));
  }

  private void cause(SubjectView subject, Cause cause) {
    Severity severity = cause.severity();
    String label = severity == Severity.ADVICE ? " (SHOULD)" : "";
    List<String> lines = Columns.wrap(cause.text() + label, terminal.width() - RESULT - 2);
    String mark = severity == Severity.DEVIATES ? "~ " : severity == Severity.ERROR ? "! " : "- ";
    for (int i = 0; i < lines.size(); i++) {
      line(
          " ".repeat(RESULT)
              + (i == 0 ? terminal.paint(Paint.of(severity), mark) : "  ")
              + lines.get(i));
    }
    wrapped(RESULT + 2, subject.where(cause), Paint.QUIET);
    // Never wrapped: it is there to be copied.
    line(
        " ".repeat(RESULT + 2)
            + terminal.paint(Paint.COMMAND, Wording.reproduction(cause.example())));
    if (cause.isUnexplained()) {
      String identify = Programs.identification(run, subject.id());
      line(" ".repeat(RESULT + 2) + terminal.paint(Paint.COMMAND, identify));
    }
  }

  private void good(String label, List<SubjectView> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    Paint paint = label.equals("pass") ? Paint.GOOD : Paint.QUIET;
    String names =
        subjects.stream()
            .map(subject -> Wording.oneLine(subject.name()))
            .collect(Collectors.joining(", "));
    List<String> lines = Columns.wrap(names, terminal.width() - RESULT);
    line(terminal.paint(paint, Columns.pad(label, RESULT)) + lines.get(0));
    lines.stream().skip(1).forEach(rest -> line(" ".repeat(RESULT) + rest));
    wrapped(RESULT, counts(SubjectView.backends(subjects)), Paint.QUIET);
  }

  private void skips(Digest digest) {
    if (digest.skips().isEmpty()) {
      return;
    }
    line("");
    line(terminal.heading("Skipped", Wording.count(digest.tally().skipped(), "cell")));
    for (Digest.Skip skip : digest.skips()) {
      String count = "%8s  ".formatted(Wording.count(skip.count()));
      List<String> lines =
          Columns.wrap(skip.reason() + " (" + skip.whose() + ")", terminal.width() - RESULT);
      for (int i = 0; i < lines.size(); i++) {
        line((i == 0 ? count : " ".repeat(RESULT)) + lines.get(i));
      }
    }
  }

  private void totals(Digest digest, double seconds, String report) {
    line("");
    line(terminal.rule());
    if (run.verdicts().isEmpty()) {
      line(
          terminal.paint(Paint.BAD, "No cell was decided.")
              + " Nothing matched; `./gradmark list` shows what there is.");
      return;
    }
    String time = Double.isNaN(seconds) ? "" : " in " + Wording.time(seconds);
    Paint paint = digest.tally().bad() == 0 ? Paint.GOOD : Paint.BAD;
    wrapped(0, Wording.count(run.verdicts().size(), "cell") + time + ": " + digest.tally(), paint);
    if (digest.isCutShort()) {
      line(
          terminal.paint(
              Paint.ODD,
              "Cut short: %s cells were planned; `./gradmark run --resume` does the rest."
                  .formatted(Wording.count(run.cells()))));
    }
    run.warnings().forEach(warning -> wrapped(0, Wording.oneLine(warning), Paint.ODD));
    if (!report.isEmpty()) {
      line(report);
    }
  }

  private static String label(Severity severity) {
    return severity == Severity.ADVICE ? "advice" : severity.name();
  }

  private static String counts(Map<String, Tally> backends) {
    return backends.entrySet().stream()
        .map(e -> Wording.oneLine(e.getKey()) + "\u00a0" + passed(e.getValue()))
        .collect(Collectors.joining(",  "));
  }

  private static String passed(Tally tally) {
    return tally.tried() == 0 ? "not\u00a0tried" : tally.pass() + "/" + tally.tried();
  }

  private void wrapped(int indent, String text, Paint paint) {
    Columns.wrap(text, terminal.width() - indent)
        .forEach(part -> line(" ".repeat(indent) + terminal.paint(paint, part)));
  }

  /** Ends the line; of blank lines that follow each other one is enough. */
  private void line(String text) {
    boolean blank = text.isBlank();
    if (!blank || out.length() < 2 || out.charAt(out.length() - 2) != '\n') {
      out.append(text.replace('\u00a0', ' ').stripTrailing()).append('\n');
    }
  }
}
