package org.gradmark.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.gradmark.bench.ParameterList;
import org.gradmark.bench.SharedSettings;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.performance.Stepper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/** One step of an optimizer over all parameters of a list. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {

  /** Steps that make a lazy implementation have everything it needs. */
  private static final int FIRST_STEPS = 2;

  /** The time that a measurement of allocation may take. */
  private static final double ALLOCATION_SECONDS = 0.02;

  private static final int MOST_STEPS = 1000;

  @Param("")
  public String subject;

  @Param("")
  public String backend;

  @Param("")
  public String list;

  @Param("1")
  public int threadsOfSubject;

  /** Operations of a fork at least. */
  @Param("1")
  public int operations;

  Stepper stepper;
  private int perBatch;

  /** Prepares the stepper, and refuses what cannot be timed. */
  @Setup(Level.Trial)
  public void open() {
    try {
      OptimizerSubject found = Subjects.named(subject, OptimizerSubject.class);
      ParameterList parameters = ParameterList.named(list);
      stepper =
          found
              .stepper(
                  backend,
                  SharedSettings.of(Subjects.system(found.system()), found),
                  parameters.shapes(),
                  threadsOfSubject)
              .orElseThrow();
      for (int p = 0; p < parameters.shapes().size(); p++) {
        int size = parameters.shapes().get(p).size();
        stepper.fill(p, Filling.values(size), Filling.gradients(size));
      }
      double seconds = 0;
      for (int i = 0; i < FIRST_STEPS; i++) {
        long start = System.nanoTime();
        stepper.step();
        seconds = (System.nanoTime() - start) * 1e-9;
      }
      perBatch = (int) Math.max(1, Math.min(MOST_STEPS, ALLOCATION_SECONDS / seconds));
      ForkReport.checkTime(seconds, operations);
    } catch (ForkReport.Refusal e) {
      close();
      throw e;
    } catch (RuntimeException | Error e) {
      close();
      throw ForkReport.refuse(true, e.toString(), e);
    }
  }

  /** One step. */
  @Benchmark
  public void step() {
    stepper.step();
  }

  /** After the clock has stopped: how much does it allocate? */
  @TearDown(Level.Iteration)
  public void allocation(IterationParams iteration) {
    Allocation.measure(stepper::step, perBatch);
  }

  /** Releases the stepper. */
  @TearDown(Level.Trial)
  public void close() {
    if (stepper != null) {
      stepper.close();
    }
  }
}
