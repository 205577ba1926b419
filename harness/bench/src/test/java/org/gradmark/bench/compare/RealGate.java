package org.gradmark.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradmark.core.run.Environment;

/**
 * What the gate does on this machine while another process disturbs it: collects real forks, draws
 * comparisons from them and writes a section of a report. {@code harness/bench/real-gate} starts
 * it.
 */
final class RealGate {

  static final String HEADING = "## Beside another process";

  private static final int COMPARISONS = 2_000;

  /** A comparison with the slower build takes 40 pairs or so; fewer triples would go round. */
  private static final int LEAST = 60;

  private RealGate() {}

  /**
   * Measures and writes; the exit code is 1 if the promise is not kept.
   *
   * @param args minutes, report, and a file for the record of the forks, which is begun anew
   */
  public static void main(String[] args) throws IOException {
    double minutes = Double.parseDouble(args[0]);
    Path report = Path.of(args[1]);
    Path record = Path.of(args[2]);
    Files.createDirectories(record.toAbsolutePath().getParent());
    Files.deleteIfExists(record);
    try (Disturbance other = Disturbance.start()) {
      RealForks.collect(record, minutes);
      if (!other.isAlive()) {
        throw new IOException("the other process has ended early: nothing disturbed the forks");
      }
    }
    Triples triples = RealForks.read(Files.readAllLines(record));
    if (triples.all().size() < LEAST) {
      System.err.printf(
          "%d triples of forks in %s minutes are too few, %d are needed: nothing was written; give"
              + " more minutes, or a machine that is less busy%n",
          triples.all().size(), minutes, LEAST);
      System.exit(2);
    }
    Triples.Tally tally = triples.compare(COMPARISONS);
    String section = section(triples, tally, minutes);
    Files.writeString(report, replaced(Files.readString(report), section));
    System.out.print(section);
    System.exit(tally.isKept() ? 0 : 1);
  }

  /** A report with its section of that name replaced, or added at the end. */
  static String replaced(String report, String section) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : report.lines().toList()) {
      inside = line.equals(HEADING) || inside && !line.startsWith("## ");
      if (line.equals(HEADING)) {
        lines.addAll(section.lines().toList());
        lines.add("");
      }
      if (!inside) {
        lines.add(line);
      }
    }
    String text = String.join("\n", lines).strip() + "\n";
    return report.lines().anyMatch(HEADING::equals) ? text : text + "\n" + section;
  }

  /** The section, in Markdown. */
  static String section(Triples triples, Triples.Tally tally, double minutes) {
    int count = triples.all().size();
    return String.format(
        Locale.ROOT,
        """
        %s

        `harness/bench/real-gate` writes this section. Forks are started one after the other in triples, two of one build and one of a build with 5 %% more work, in an order that is drawn, while another process works and rests in turns
        on every core, for times between %s and %s seconds, and goes through memory while it works. Comparisons are drawn from the record: each begins at some triple and goes on in the order of time, round the end if need be; coins say which of the two like forks is called the new one.

        %s, %s cores (%s), Java %s: %,d forks in %.1f minutes. Forks of one build scattered by %.1f %% (%.1f %% of them were more than 10 %% late), neighbours by %.1f %%. The build with 5 %% more work took %.1f %% longer.

        | | comparisons | counted as slower | measured again | forks of one |
        |---|---:|---:|---:|---:|
        | a build with itself | %,d | **%,d** | %,d | %.0f |
        | with 5 %% more work | %,d | **%,d** | | %.0f |

        The comparisons share forks: the record holds %,d of a build with itself that have none in common, and %,d with the slower one.%s
        """,
        HEADING,
        Disturbance.SHORTEST,
        Disturbance.LONGEST,
        LocalDate.now(Clock.systemUTC()),
        Environment.current().get("cores"),
        Environment.current().getOrDefault("cpu", "unknown"),
        Environment.current().get("java"),
        3 * count,
        minutes,
        100 * triples.scatter(),
        100 * triples.late(),
        100 * triples.neighbours(),
        100 * (tally.ratio() - 1),
        tally.comparisons(),
        tally.alarms(),
        tally.suspected(),
        2 * tally.forks(),
        tally.comparisons(),
        tally.found(),
        2 * tally.slowedForks(),
        (int) (count / tally.forks()),
        (int) (count / tally.slowedForks()),
        tally.longest() > count
            ? " Some asked for more pairs than the record has, and met forks twice."
            : "");
  }
}
