package org.gradmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.bench.Bench;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Run;
import org.gradmark.reports.Findings;
import org.gradmark.reports.HtmlEstimators;
import org.gradmark.reports.HtmlLaws;
import org.gradmark.reports.HtmlLeaderboard;
import org.gradmark.reports.HtmlReport;
import org.gradmark.reports.HtmlTheorems;
import org.gradmark.reports.JUnitXml;
import org.gradmark.reports.Summary;
import org.gradmark.reports.TheoremIndex;

/** Writes every report of a run into one folder. */
final class Reports {

  private Reports() {}

  /** Writes them, without a leaderboard. */
  static Path write(Run run, Registry registry, Path directory) {
    return write(run, registry, directory, false);
  }

  /**
   * Writes them.
   *
   * @param leaderboard whether {@link #leaderboard} is to stand beside them
   * @return the page to open first
   * @throws UncheckedIOException naming the file that could not be written
   */
  static Path write(Run run, Registry registry, Path directory, boolean leaderboard) {
    Map<String, String> sources = new TreeMap<>();
    registry.systems().forEach(s -> s.claims().forEach(c -> sources.put(c.id(), c.source())));
    Path page = directory.resolve("site").resolve("index.html");
    write(page, HtmlReport.render(run, sources, leaderboard));
    write(directory.resolve("junit.xml"), JUnitXml.render(run));
    write(directory.resolve("summary.md"), Summary.render(run));
    if (!HtmlTheorems.render(run, sources).isEmpty()) {
      write(page.resolveSibling("theorems.html"), HtmlTheorems.render(run, sources));
      write(directory.resolve("theorems.md"), TheoremIndex.render(run, sources));
    }
    Map<String, String> pages =
        Map.of(
            "initializers.html", HtmlLaws.render(run),
            "estimators.html", HtmlEstimators.render(run));
    pages.forEach(
        (name, text) -> {
          if (!text.isEmpty()) {
            write(page.resolveSibling(name), text);
          }
        });
    Findings.write(run, directory.resolve("findings"));
    return page;
  }

  /**
   * Writes the page about what steps cost beside the others.
   *
   * @return the page
   */
  static Path leaderboard(Run run, Bench bench, Expectations known, Path directory) {
    Path page = directory.resolve("site").resolve("leaderboard.html");
    write(page, HtmlLeaderboard.render(run, bench, known));
    return page;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + file + " (" + e + "); choose another folder with --output", e);
    }
  }
}
