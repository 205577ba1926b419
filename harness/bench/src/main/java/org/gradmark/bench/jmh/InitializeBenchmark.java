package org.gradmark.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradmark.bench.Kernels;
import org.gradmark.bench.ParameterList;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.tensor.Values;
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

/** One dense kernel is filled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InitializeBenchmark {

  private static final long SEED = 1;
  private static final double NANO = 1e-9;

  @Param("")
  public String subject;

  @Param("")
  public String backend;

  @Param("")
  public String list;

  /** Operations of a fork at least. */
  @Param("1")
  public int operations;

  private InitializerSubject initializer;
  private Blueprint blueprint;

  /** Fills it once, and refuses what would take too long. */
  @Setup
  public void prepare() {
    initializer = Subjects.named(subject, InitializerSubject.class);
    blueprint = Kernels.blueprint(ParameterList.named(list).shapes().get(0), SEED);
    long start = System.nanoTime();
    initialize();
    ForkReport.checkTime((System.nanoTime() - start) * NANO, operations);
  }

  /** The kernel is filled. */
  @Benchmark
  public List<Values> initialize() {
    return initializer.initialize(backend, blueprint);
  }

  /** After the clock has stopped: how much does it allocate? */
  @TearDown(Level.Iteration)
  public void allocation() {
    Allocation.measure(this::initialize, 1);
  }
}
