package org.gradmark.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.BenchmarkFailure;
import org.gradmark.bench.Effort;
import org.gradmark.bench.Timing;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark in one fork of JMH. JMH's own JSON and log are kept.
 *
 * @param folder where they go
 * @param options of the fork's virtual machine, besides those of every fork
 */
public record JmhTimer(Path folder, List<String> options) {

  /** Time for a virtual machine to start, and for JMH's word that it has ended. */
  private static final double MARGIN_SECONDS = 60;

  private static final double NANO = 1e-9;

  static {
    // Else JMH refuses to run while another user's benchmark holds a file in the scratch folder:
    // a reason to look at the numbers twice, not to call a subject broken.
    System.setProperty("jmh.ignoreLock", "true");
  }

  /**
   * Measures.
   *
   * @param method class and method, such as {@code StepBenchmark.step}
   * @param parameters of JMH, by name
   * @param threads of JMH: how many call the method at a time
   * @param heapMiB heap of the fork
   * @param name of the files, unique in the folder
   * @throws BenchmarkFailure if the fork cannot measure, crashes or hangs; the message says which
   */
  public Timing time(
      String method,
      Map<String, String> parameters,
      int threads,
      long heapMiB,
      Effort effort,
      String name) {
    Path report = scratch();
    Path log = folder.resolve(name + ".log");
    ChainedOptionsBuilder run =
        new OptionsBuilder()
            .include("org\\.gradmark\\.bench\\.jmh\\." + method.replace(".", "\\.") + "$")
            .forks(1)
            .threads(threads)
            .warmupIterations(effort.warmup())
            .warmupTime(time(effort))
            .measurementIterations(effort.iterations())
            .measurementTime(time(effort))
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .addProfiler(AllocationProfiler.class)
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve(name + ".json").toString())
            .output(log.toString())
            .jvmArgsAppend(arguments(report, heapMiB, effort));
    parameters.forEach(run::param);
    try (Watchdog watchdog = new Watchdog()) {
      watchdog.start(effort.limit() + MARGIN_SECONDS);
      return read(new Runner(run.build()).run(), parameters);
    } catch (RunnerException e) {
      throw failure(report, log, e);
    } finally {
      delete(report);
    }
  }

  private static TimeValue time(Effort effort) {
    return TimeValue.microseconds(Math.round(effort.seconds() * 1e6));
  }

  private String[] arguments(Path report, long heapMiB, Effort effort) {
    List<String> arguments = new ArrayList<>(options);
    // All of it from the start: a heap that grows would be measured, too.
    arguments.add("-Xms" + heapMiB + "m");
    arguments.add("-Xmx" + heapMiB + "m");
    arguments.add("-XX:-CreateCoredumpOnCrash");
    arguments.add("-XX:ErrorFile=" + report.resolveSibling(report.getFileName() + "-crash.log"));
    arguments.add("-D" + ForkReport.FILE + "=" + report);
    arguments.add("-D" + ForkReport.LIMIT + "=" + effort.limit());
    // Else JavaCPP, if a library uses it, reads the size of the process before every operation.
    arguments.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    if (Runtime.version().feature() >= 24) {
      arguments.add("--enable-native-access=ALL-UNNAMED");
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    return arguments.toArray(String[]::new);
  }

  private static Timing read(Collection<RunResult> results, Map<String, String> parameters) {
    List<Double> seconds = new ArrayList<>();
    double allocated = Double.NaN;
    for (RunResult result : results) {
      for (var fork : result.getBenchmarkResults()) {
        for (var iteration : fork.getIterationResults()) {
          seconds.add(iteration.getPrimaryResult().getScore() * NANO);
          Result<?> counted = iteration.getSecondaryResults().get(AllocationProfiler.NAME);
          allocated = counted == null ? allocated : counted.getScore();
        }
      }
    }
    if (seconds.isEmpty()) {
      throw new BenchmarkFailure(true, "the fork ended without a result: " + parameters);
    }
    return new Timing(seconds, allocated, "", "jmh");
  }

  private static BenchmarkFailure failure(Path report, Path log, RunnerException e) {
    try {
      String said = Files.readString(report, StandardCharsets.UTF_8);
      int blank = said.indexOf(' ');
      if (blank > 0) {
        return new BenchmarkFailure(
            said.startsWith("defect"), said.substring(blank + 1).lines().findFirst().orElse(""));
      }
    } catch (IOException unreadable) {
      e.addSuppressed(unreadable);
    }
    return new BenchmarkFailure(
        true, "the fork crashed or hung, see " + log.getFileName() + " (" + e.getMessage() + ")");
  }

  private Path scratch() {
    try {
      Files.createDirectories(folder);
      return Files.createTempFile("gradmark-bench", ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + folder + " (" + e + "); choose another folder with --output", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
