package org.gradmark.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Tells from a flight recording of {@code gradmark run} where its time went. A program of one file,
 * so that {@code java OwnCost.java FILE} runs it; {@code harness/bench/own-cost} makes the
 * recording.
 *
 * <p>A sample belongs to the innermost thing it was taken in: a step, estimate or initializer of a
 * subject under test; the same rule run as a reference, exactly or in Monte Carlo arithmetic; or
 * the check around both.
 */
public final class OwnCost {

  /** Where a sample was taken. */
  enum Place {
    SUBJECT("subjects under test"),
    REFERENCE("their rules as references: exact, and randomly rounded"),
    CHECK("checks: statistics, formulas, comparisons, reference data"),
    BACKEND("threads of ND4J that free arrays"),
    REST("start, run file, reports");

    private final String says;

    Place(String says) {
      this.says = says;
    }
  }

  private static final String CORE = "org.gradmark.core.";

  private final Map<Place, Integer> samples = new EnumMap<>(Place.class);
  private final Map<String, Double> waits = new TreeMap<>();
  private int all;
  private double compiling;
  private double collecting;
  private double load;
  private int loads;

  private OwnCost() {}

  /**
   * Reads a recording and prints the shares.
   *
   * @param args the recording
   */
  public static void main(String[] args) throws IOException {
    OwnCost cost = new OwnCost();
    try (RecordingFile file = new RecordingFile(Path.of(args[0]))) {
      while (file.hasMoreEvents()) {
        cost.add(file.readEvent());
      }
    }
    cost.print();
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sample(event);
      case "jdk.Compilation" -> compiling += event.getDuration().toNanos() * 1e-9;
      case "jdk.GarbageCollection" ->
          collecting += event.getDuration("sumOfPauses").toNanos() * 1e-9;
      case "jdk.CPULoad" -> {
        load += event.getFloat("jvmUser") + event.getFloat("jvmSystem");
        loads++;
      }
      case "jdk.ThreadPark", "jdk.JavaMonitorEnter" -> waits(event);
      default -> {}
    }
  }

  private void sample(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return;
    }
    RecordedThread thread = event.getThread("sampledThread");
    String name = thread == null ? "" : String.valueOf(thread.getJavaName());
    List<String> calls = new ArrayList<>();
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      calls.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    samples.merge(place(name, calls), 1, Integer::sum);
    all++;
  }

  /**
   * Where a thread is.
   *
   * @param calls class and method, the innermost first
   */
  static Place place(String thread, List<String> calls) {
    boolean cell = calls.contains(CORE + "run.Cell.decide");
    if (!cell) {
      return thread.contains("Dealloc") || thread.equals("Reference Handler")
          ? Place.BACKEND
          : Place.REST;
    }
    for (String call : calls) {
      // Tolerances calls rules, never the other way round.
      if (call.startsWith(CORE + "laboratory.")) {
        return Place.REFERENCE;
      }
    }
    return calls.stream().anyMatch(OwnCost::isSubject) ? Place.SUBJECT : Place.CHECK;
  }

  private static boolean isSubject(String call) {
    return call.startsWith(CORE + "rule.RuleOptimizer.")
        || call.equals(CORE + "rule.RuleSubject.open")
        || call.equals(CORE + "initializer.RuleInitializer.initialize")
        || call.equals(CORE + "estimator.EstimatorRuleSubject.estimate");
  }

  /** Who waits for another cell: threads of cells are named after them. */
  private void waits(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread == null
        || event.getStackTrace() == null
        || !String.valueOf(thread.getJavaName()).contains("#")) {
      return;
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
        String where =
            type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
        waits.merge(where, event.getDuration().toNanos() * 1e-9, Double::sum);
        return;
      }
    }
  }

  private void print() {
    System.out.printf("%d samples of Java threads%n", all);
    for (Place place : Place.values()) {
      int count = samples.getOrDefault(place, 0);
      System.out.printf(Locale.ROOT, "%5.1f %%  %s%n", 100.0 * count / all, place.says);
    }
    double rules = samples.getOrDefault(Place.SUBJECT, 0) + samples.getOrDefault(Place.BACKEND, 0);
    double outside = 100 * (1 - rules / all);
    double withReferences = 100 * (1 - (rules + samples.getOrDefault(Place.REFERENCE, 0)) / all);
    System.out.printf(
        Locale.ROOT,
        "outside the rules' work: %.1f %%, or %.1f %% if references count as outside%n",
        withReferences,
        outside);
    System.out.printf(
        Locale.ROOT,
        "compiler %.1f s, collector %.1f s (pauses), mean load of the machine by it %.0f %%%n",
        compiling,
        collecting,
        100 * load / Math.max(1, loads));
    System.out.println("cells waited for each other, or for a library's lock:");
    waits.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(8)
        .forEach(e -> System.out.printf(Locale.ROOT, "%8.2f s  %s%n", e.getValue(), e.getKey()));
  }
}
