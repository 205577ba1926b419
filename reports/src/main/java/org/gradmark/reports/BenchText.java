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
import org.gradmark.bench.Wall;
import org.gradmark.bench.Work;

/** What {@code gradmark bench} prints at its end: one table for each setting, fastest first. */
public final class BenchText {

  private static final int NAME = 40;
  private static final int CELL = 12;

  private final Terminal terminal;
  private final StringBuilder out = new StringBuilder();

  private BenchText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The tables.
   *
   * @param seconds wall time of it all
   * @param where the file with all numbers
   * @return lines, each ended by a line feed
   */
  public static String render(Bench bench, Terminal terminal, double seconds, String where) {
    BenchText text = new BenchText(terminal);
    Map<String, Object> machine = bench.environment();
    text.line(
        terminal.paint(Terminal.Paint.STRONG, "Gradmark " + bench.gradmark())
            + "  Java %s, %s, %s cores"
                .formatted(
                    machine.get("java"),
                    machine.getOrDefault("cpu", machine.get("os")),
                    machine.get("cores")));
    settings(bench).values().forEach(text::setting);
    text.omissions(bench.omissions());
    text.line("");
    text.line(terminal.rule());
    text.line(
        "%s in %s, %s left out"
            .formatted(
                Wording.count(bench.measurements().size(), "benchmark"),
                Wording.time(seconds),
                Wording.count(bench.omissions().size())));
    text.line(where);
    return text.out.toString();
  }

  /** Steps that can be compared with each other: one list, dtype, number of threads. */
  static Map<String, List<Measurement>> settings(Bench bench) {
    Map<String, List<Measurement>> settings = new LinkedHashMap<>();
    for (Measurement m : bench.measurements()) {
      if (m.work() != Work.PROBE) {
        settings.computeIfAbsent(m.work() + Quantity.setting(m), s -> new ArrayList<>()).add(m);
      }
    }
    return settings;
  }

  private void setting(List<Measurement> all) {
    Measurement first = all.get(0);
    line("");
    line(terminal.heading(Quantity.setting(first), wall(first.wall())));
    String unit = "ns/" + first.work().unit();
    if (first.work() == Work.STEP) {
      row("", unit, "times", "GB/s", "of the wall", "B allocated");
    } else {
      row("", unit, "times", "per second", "variance s", "B allocated");
    }
    Map<String, List<Measurement>> systems = new TreeMap<>();
    all.forEach(m -> systems.computeIfAbsent(m.system(), s -> new ArrayList<>()).add(m));
    systems.values().forEach(this::system);
  }

  private static String wall(Wall wall) {
    return wall == null
        ? ""
        : "wall %s GB/s (copy %s, triad %s, update %s)"
            .formatted(
                Quantity.speed(wall.bandwidth()),
                Quantity.speed(wall.copy()),
                Quantity.speed(wall.triad()),
                Quantity.speed(wall.update()));
  }

  private void system(List<Measurement> all) {
    List<Measurement> sorted =
        all.stream().sorted(Comparator.comparingDouble(Measurement::typical)).toList();
    double best = sorted.get(0).typical();
    for (Measurement m : sorted) {
      row(
          m.subject() + "@" + m.backend(),
          Quantity.nanos(m.nanosPerElement()),
          Quantity.nanos(m.typical() / best),
          m.work() == Work.STEP ? Quantity.speed(m.bandwidth()) : Quantity.perSecond(m),
          m.work() == Work.STEP ? Quantity.share(m.share()) : Quantity.cost(m),
          Quantity.bytes(m.allocation()));
    }
  }

  private void row(String name, String... cells) {
    StringBuilder row = new StringBuilder(Columns.pad(name, NAME));
    for (String cell : cells) {
      row.append(" ".repeat(Math.max(1, CELL - Columns.of(cell)))).append(cell);
    }
    line(row.toString().stripTrailing());
  }

  private void omissions(List<Omission> omissions) {
    if (omissions.isEmpty()) {
      return;
    }
    Map<String, List<Omission>> byReason = new TreeMap<>();
    omissions.forEach(o -> byReason.computeIfAbsent(o.reason(), r -> new ArrayList<>()).add(o));
    line("");
    line(terminal.heading("Left out", Wording.count(omissions.size(), "benchmark")));
    byReason.forEach(
        (reason, all) -> {
          boolean defect = all.get(0).defect();
          line(
              (defect ? terminal.paint(Terminal.Paint.BAD, "FAIL  ") : "-     ")
                  + Wording.oneLine(reason));
          all.stream().limit(3).forEach(o -> line("      " + o.benchmark()));
          if (all.size() > 3) {
            line("      and " + Wording.count(all.size() - 3) + " more");
          }
        });
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
