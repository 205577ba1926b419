package org.gradmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gradmark.bench.ParameterList;
import org.gradmark.bench.compare.ComparisonText;
import org.gradmark.bench.compare.Criteria;
import org.gradmark.bench.compare.Finding;
import org.gradmark.bench.compare.ForkEffort;
import org.gradmark.bench.compare.Wanted;
import org.gradmark.core.gate.VerdictChange;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradmark compare}: two builds, two bench files, or two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two builds of a library, two bench files, or two runs.",
      "",
      "Two jars: each is put on the class path in place of the same library, and both are measured"
          + " in turns, every time in a fresh virtual machine, as often as the noise of the machine"
          + " asks for. What looks slower is measured again from the start and counts only if that"
          + " confirms it. A slowdown of 5 % is found, one below 3 % is left alone, and a build"
          + " compared with itself raises at most one false alarm in a thousand;"
          + " reports/performance-gate.md has the figures. One byte more of allocation counts.",
      "",
      "Two files of 'gradmark bench': the same tests, but nothing took turns and nothing can be"
          + " confirmed. Two files of 'gradmark run': the verdicts that differ."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no regression",
      "1:a claim that binds (MUST) fails and did not",
      "2:slower, or allocates more, or could not be measured",
      "3:the command line cannot be understood, or the two cannot be compared",
      "4:a file cannot be read or written"
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A jar (or several, as on a class path), a bench.jsonl or a run.jsonl.")
  private String before;

  @Parameters(index = "1", paramLabel = "NEW", description = "What is to be judged: the same kind.")
  private String after;

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "Jars: what to measure: dl4j:adam, 'gradmark:*'. May be repeated.")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--system", paramLabel = "ID", description = "Jars: subjects of this system.")
  private List<String> systems = new ArrayList<>();

  @Option(names = "--backend", paramLabel = "NAME", description = "Jars: only this backend.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--dtype",
      paramLabel = "NAME",
      split = ",",
      description = "Jars: float32, float64. Default: both.")
  private List<String> dtypes = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "N",
      split = ",",
      description =
          "Jars: elements of the parameter, or gpt2, or small. Default: ${DEFAULT-VALUE}.")
  private List<String> sizes = new ArrayList<>(List.of("1e5"));

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description =
          "Jars: threads that a step may use. Default: ${DEFAULT-VALUE}, so that another process"
              + " finds a core.")
  private List<Integer> threads = new ArrayList<>(List.of(1));

  @Option(
      names = "--most-pairs",
      paramLabel = "N",
      description =
          "Jars: no benchmark gets more pairs of virtual machines at first, however noisy the"
              + " machine is. Default: ${DEFAULT-VALUE}.")
  private int mostPairs = Criteria.MOST_PAIRS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Jars: seed of the order of old and new. Default: another one every time.")
  private Long seed;

  @Option(names = "--force", description = "Bench files: compare though the machines differ.")
  private boolean force;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    if (isJar(before) || isJar(after)) {
      return jars();
    }
    Path old = Path.of(before);
    Path now = Path.of(after);
    String kind = kind(old);
    if (!kind.equals(kind(now))) {
      throw new UsageException(
          "%s and %s are of different kinds; give two bench files, two run files or two jars"
              .formatted(old, now));
    }
    return kind.equals("bench") ? performance(stored(old, now)) : verdicts(old, now);
  }

  private static boolean isJar(String text) {
    return text.endsWith(".jar");
  }

  private int jars() {
    if (!isJar(before) || !isJar(after)) {
      throw new UsageException(
          "%s and %s are of different kinds; give two jars".formatted(before, after));
    }
    if (subjects.isEmpty() && systems.isEmpty()) {
      throw new UsageException(
          "say what to measure: --subject 'dl4j:adam', or --subject '*' for all that can be timed");
    }
    List<Path> old = JarComparison.jars(before);
    List<Path> now = JarComparison.jars(after);
    Wanted wanted = new Wanted(subjects, systems, backends, dtypes, sizes(sizes), threads);
    Criteria usual = Criteria.defaults();
    if (mostPairs < usual.leastPairs()) {
      throw new UsageException(
          "--most-pairs must be at least %d, it is %d".formatted(usual.leastPairs(), mostPairs));
    }
    if (threads.stream().anyMatch(count -> count < 1)) {
      throw new UsageException("--threads must be at least 1");
    }
    Criteria criteria = usual.withMostPairs(mostPairs).withSeed(seed(seed));
    JarComparison comparison =
        JarComparison.of(
            old,
            now,
            wanted,
            ForkEffort.NORMAL,
            spec.commandLine().getErr(),
            output.directory().resolve("compare"));
    return performance(comparison.run(criteria));
  }

  /** The seed that was given, or one that no job on the machine can be in step with. */
  static long seed(Long given) {
    return given != null ? given : new SecureRandom().nextInt(1, Integer.MAX_VALUE);
  }

  /** Names of lists, checked before anything runs. */
  static List<String> sizes(List<String> names) {
    try {
      names.forEach(ParameterList::named);
      return names;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; or gpt2, small");
    }
  }

  private List<Finding> stored(Path old, Path now) {
    BenchComparison files = BenchComparison.of(old, now, force);
    files.warn(spec.commandLine().getErr());
    if (files.findings().isEmpty()) {
      throw new UsageException("%s and %s have no benchmark in common".formatted(old, now));
    }
    return files.findings();
  }

  private int performance(List<Finding> findings) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(ComparisonText.render(findings));
    out.flush();
    return findings.stream().anyMatch(finding -> finding.change().shuts())
        ? ExitCode.PERFORMANCE
        : ExitCode.GOOD;
  }

  private int verdicts(Path old, Path now) {
    List<VerdictChange> changes = VerdictChange.between(run(old), run(now));
    PrintWriter out = spec.commandLine().getOut();
    out.print(DifferenceText.render(changes));
    out.flush();
    return changes.stream().anyMatch(VerdictChange::isRegression)
        ? ExitCode.CONFORMANCE
        : ExitCode.GOOD;
  }

  private static Run run(Path file) {
    try {
      return RunFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String kind(Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException(
          file + " is a folder; give the run.jsonl or the bench.jsonl in it, or a jar");
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      String first =
          lines
              .findFirst()
              .orElseThrow(() -> new UsageException(file + " is empty: there is nothing in it"));
      return first.contains("\"gradmark/bench/") ? "bench" : "run";
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read (" + e + "): check the path", e);
    }
  }
}
