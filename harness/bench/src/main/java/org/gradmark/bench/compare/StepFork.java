package org.gradmark.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gradmark.bench.ParameterList;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.performance.Stepper;

/**
 * The main class of a fork: prepares a stepper, warms it up, times it, and writes one JSON object
 * into a file, because a library may print what it likes.
 *
 * <p>Not JMH: it runs all forks of a benchmark in a row, on one class path, and the comparison
 * needs forks on two class paths that take turns. What is timed is the same {@link Stepper}.
 */
public final class StepFork {

  static final String SECONDS = "seconds";
  static final String BYTES = "bytes";
  static final String FAILURE = "failure";

  /** A step that has warmed up is longer than this, in seconds, or its loop is what is measured. */
  private static final double SHORTEST = 1e-9;

  private final Stepper stepper;
  private final boolean restores;

  private StepFork(Stepper stepper) {
    this.stepper = stepper;
    restores = stepper.overwritesGradients();
  }

  /**
   * Measures.
   *
   * @param args file for the answer, request as JSON, then warm-up, iterations and seconds as in
   *     {@link ForkEffort}
   */
  public static void main(String[] args) throws IOException {
    Map<String, Object> answer;
    try {
      StepRequest request = StepRequest.parse(args[1]);
      answer =
          measure(
              request,
              Double.parseDouble(args[2]),
              Integer.parseInt(args[3]),
              Double.parseDouble(args[4]));
    } catch (RuntimeException | Error e) {
      answer = Map.of(FAILURE, e.getMessage() == null ? e.toString() : e.getMessage());
    }
    Files.writeString(Path.of(args[0]), new ObjectMapper().writeValueAsString(answer));
    // A library may have left threads that would keep the process alive.
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Object> measure(
      StepRequest request, double warmup, int iterations, double seconds) {
    ParameterList list = ParameterList.named(request.list());
    OptimizerSubject subject = Steppers.named(request.subject());
    try (Stepper stepper =
        subject
            .stepper(request.backend(), request.hyperparameters(), list.shapes(), request.threads())
            .orElseThrow(
                () -> new IllegalStateException(request.subject() + " offers no stepper"))) {
      for (int p = 0; p < list.shapes().size(); p++) {
        int size = list.shapes().get(p).size();
        stepper.fill(p, Filling.values(size), Filling.gradients(size));
      }
      return new StepFork(stepper).time(warmup, iterations, seconds);
    }
  }

  private Map<String, Object> time(double warmup, int wanted, double seconds) {
    double step = warmUp(warmup, seconds);
    int steps = stepsIn(seconds, step);
    int iterations = ForkEffort.iterations(wanted, steps * step);
    double[] times = new double[iterations];
    double least = Double.MAX_VALUE;
    Heap heap = new Heap();
    for (int i = 0; i < iterations; i++) {
      long before = heap.allocated();
      times[i] = steps(steps) / steps;
      least = Math.min(least, heap.allocated() - before);
    }
    double bytes = Math.rint(Math.max(0, least - heap.overhead()) / steps);
    return Map.of(SECONDS, times, BYTES, bytes);
  }

  /**
   * Takes steps until this thread has worked so long, or five times as much time is over: where
   * others want the cores, too, time passes without work.
   *
   * @return what the fastest step took, in seconds
   */
  private double warmUp(double work, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    double fastest = Double.MAX_VALUE;
    double spent = 0;
    int steps = 1;
    do {
      double took = steps(steps);
      spent += took;
      fastest = Math.min(fastest, took / steps);
      steps = stepsIn(seconds, fastest);
    } while (spent < 5 * work && (threads.getCurrentThreadCpuTime() - begin) * 1e-9 < work);
    return Math.max(SHORTEST, fastest);
  }

  private static int stepsIn(double seconds, double step) {
    return (int) Math.max(1, Math.min(1e8, Math.ceil(seconds / Math.max(SHORTEST, step))));
  }

  /** Takes steps, and returns for how many seconds. */
  private double steps(int count) {
    if (restores) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        stepper.restoreGradients();
        long start = System.nanoTime();
        stepper.step();
        sum += System.nanoTime() - start;
      }
      return Math.max(1, sum) * 1e-9;
    }
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      stepper.step();
    }
    return Math.max(1, System.nanoTime() - start) * 1e-9;
  }
}
