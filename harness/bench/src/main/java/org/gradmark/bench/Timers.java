package org.gradmark.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.bench.jmh.JmhTimer;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.contract.SubjectFailure;

/** The ways to time one fork of a benchmark. */
final class Timers {

  /** Arrays of a probe's thread, in arrays of Adam's size: 4 of them in 3. */
  private static final double ADAMS_ARRAYS = 4.0 / 3;

  private static final int SHORTEST = 64;

  private final JmhTimer jmh;

  /**
   * Timers.
   *
   * @param folder where JMH's files go
   * @param options of its forks' virtual machines, besides the usual ones
   */
  Timers(Path folder, List<String> options) {
    jmh = new JmhTimer(folder, options);
  }

  /** One fork of an optimizer's step. */
  Timing step(
      Benchmark benchmark, Candidate candidate, boolean restores, Effort effort, String name) {
    if (candidate.subject() instanceof SelfTimed own) {
      return own(benchmark, own, effort);
    }
    Map<String, String> parameters =
        Map.of(
            "subject", benchmark.subject(),
            "backend", benchmark.backend(),
            "list", benchmark.list().name(),
            "threadsOfSubject", Integer.toString(benchmark.threads()),
            "operations", Integer.toString(effort.warmup() + effort.iterations()));
    long heap = Machine.heapMiB(benchmark.list(), benchmark.width());
    String method = (restores ? "RestoredStepBenchmark" : "StepBenchmark") + ".step";
    return jmh.time(method, parameters, 1, heap, effort, name);
  }

  private static Timing own(Benchmark benchmark, SelfTimed subject, Effort effort) {
    SelfTimed.Plan plan =
        new SelfTimed.Plan(effort.warmup(), effort.iterations(), effort.seconds());
    try {
      long start = System.nanoTime();
      List<Double> seconds =
          subject.time(
              benchmark.backend(),
              benchmark.hyperparameters(),
              benchmark.list().shapes(),
              benchmark.threads(),
              plan);
      checkItTookTheTime((System.nanoTime() - start) * 1e-9, seconds, plan);
      return new Timing(seconds, Double.NaN, subject.version(), "own process");
    } catch (SubjectFailure e) {
      throw new BenchmarkFailure(true, e.getMessage());
    } catch (UnsupportedOperationException e) {
      throw new BenchmarkFailure(false, e.getMessage());
    }
  }

  /**
   * A clock of its own is believed as far as it agrees with the one here: iterations last as long
   * as they were asked to, and none is shorter than one step.
   */
  private static void checkItTookTheTime(
      double elapsed, List<Double> seconds, SelfTimed.Plan plan) {
    double least = 0;
    for (double perStep : seconds) {
      least += Math.max(perStep, plan.seconds());
    }
    if (elapsed < least) {
      throw new BenchmarkFailure(
          true,
          "it says that its iterations took %.3g s or more, but answered after %.3g s"
              .formatted(least, elapsed));
    }
  }

  /** One fork of an initializer or an estimator. */
  Timing sample(Benchmark benchmark, Effort effort, String name) {
    long heap = Machine.heapMiB(benchmark.list(), Double.BYTES);
    if (benchmark.work() == Work.ESTIMATE) {
      Map<String, String> parameters =
          Map.of("subject", benchmark.subject(), "backend", benchmark.backend());
      return jmh.time("EstimateBenchmark.estimate", parameters, 1, heap, effort, name);
    }
    Map<String, String> parameters =
        Map.of(
            "subject", benchmark.subject(),
            "backend", benchmark.backend(),
            "list", benchmark.list().name(),
            "operations", Integer.toString(effort.warmup() + effort.iterations()));
    return jmh.time("InitializeBenchmark.initialize", parameters, 1, heap, effort, name);
  }

  /** One fork of one of the loops that are the wall. */
  Timing probe(Benchmark benchmark, String loop, Effort effort, String name) {
    long perThread = probeLength(benchmark);
    Map<String, String> parameters =
        Map.of("length", Long.toString(perThread), "dtype", benchmark.dtype());
    long heap = Machine.heapMiB(benchmark.list(), benchmark.width());
    return jmh.time("ProbeBenchmark." + loop, parameters, benchmark.threads(), heap, effort, name);
  }

  /** Elements of each of the three arrays of a probe's thread. */
  static long probeLength(Benchmark benchmark) {
    long all = Math.round(benchmark.list().elements() * ADAMS_ARRAYS);
    return Math.max(SHORTEST, all / benchmark.threads());
  }
}
