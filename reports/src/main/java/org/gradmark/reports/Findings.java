package org.gradmark.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * One Markdown file per subject that has findings: what is wrong, the numbers, and the command that
 * shows it again. Times and machines stay out of it, so that a file changes only when a finding
 * does.
 */
public final class Findings {

  private static final String MARK =
      "<!-- Written by Gradmark; written again at the next report. -->";
  private static final int MOST_ROWS = 12;

  private Findings() {}

  /** Path below the directory, such as {@code dl4j/nadam.md}, to the file's content. */
  public static SortedMap<String, String> render(Run run) {
    SortedMap<String, String> files = new TreeMap<>();
    for (SubjectView subject : Digest.of(run).bad()) {
      String path = name(subject.provider(), "other") + "/" + name(subject.name(), "subject");
      String free = path + ".md";
      for (int i = 2; files.containsKey(free); i++) {
        free = path + "-" + i + ".md";
      }
      files.put(free, file(run, subject));
    }
    return files;
  }

  /**
   * Writes the files, and deletes those of an earlier report whose findings are gone.
   *
   * @return the files that were written
   * @throws UncheckedIOException if one cannot be written
   */
  public static List<Path> write(Run run, Path directory) {
    SortedMap<String, String> files = render(run);
    List<Path> written = new ArrayList<>();
    try {
      for (var file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        written.add(path);
      }
      if (Files.isDirectory(directory)) {
        deleteOthers(directory, written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the findings cannot be written to " + directory + ": make room or choose another", e);
    }
    return written;
  }

  private static void deleteOthers(Path directory, List<Path> written) throws IOException {
    List<Path> found;
    try (Stream<Path> tree = Files.walk(directory, 2)) {
      found = tree.filter(path -> path.toString().endsWith(".md")).toList();
    }
    for (Path path : found) {
      // Only what bears the mark: a README among the findings is somebody's work.
      if (!written.contains(path) && Files.readString(path).startsWith(MARK)) {
        Files.delete(path);
      }
    }
  }

  /** A file's name: letters, digits, hyphens; a dot for the slash before a dialect. */
  private static String name(String id, String otherwise) {
    String name = id.replace('/', '.').replaceAll("[^A-Za-z0-9.+-]+", "_").replaceAll("^[._]+", "");
    return name.isEmpty() ? otherwise : name;
  }

  private static String file(Run run, SubjectView subject) {
    StringBuilder out = new StringBuilder(MARK + "\n# " + Markdown.escape(subject.id()) + "\n\n");
    out.append("Declares ").append(Markdown.escape(subject.declares())).append('.');
    subject
        .backends()
        .forEach(
            (backend, tally) ->
                out.append(
                    " On %s, %d of %s that were tried hold."
                        .formatted(
                            Markdown.escape(backend),
                            tally.pass(),
                            Wording.count(tally.tried(), "claim"))));
    out.append(" Found by Gradmark ").append(Markdown.escape(run.gradmark())).append(".\n\n");
    for (Cause cause : subject.causes()) {
      out.append(Markdown.cause("##", run, subject, cause)).append('\n');
      Verdict example = cause.example();
      out.append("> %s: %s\n\n".formatted(example.level(), Markdown.escape(example.sentence())));
      Evidence evidence = Evidence.of(example);
      out.append(Markdown.facts(evidence.facts()));
      evidence.tables().forEach(table -> out.append(Markdown.table(table, MOST_ROWS)));
      cells(out, cause.verdicts());
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static void cells(StringBuilder out, List<Verdict> verdicts) {
    out.append("| claim | backend | verdict | measured | limit |\n|---|---|---|---:|---:|\n");
    for (Verdict verdict : verdicts) {
      out.append(
          Markdown.row(
              List.of(
                  Markdown.escape(Wording.claim(verdict)),
                  Markdown.escape(verdict.backend()),
                  verdict.result().label(),
                  number(verdict.measured()),
                  number(verdict.limit()))));
    }
    out.append('\n');
  }

  private static String number(double number) {
    return Double.isNaN(number) ? "" : Wording.brief(number);
  }
}
