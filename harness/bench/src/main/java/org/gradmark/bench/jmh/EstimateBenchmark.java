package org.gradmark.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradmark.bench.Estimates;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
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

/** One estimate, with other draws each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EstimateBenchmark {

  private static final int INQUIRIES = 64;

  @Param("")
  public String subject;

  @Param("")
  public String backend;

  private EstimatorSubject estimator;
  private List<Inquiry> inquiries;
  private int next;

  /** Makes the questions. */
  @Setup
  public void prepare() {
    estimator = Subjects.named(subject, EstimatorSubject.class);
    inquiries = Estimates.of(estimator).inquiries(INQUIRIES);
  }

  /** One estimate. */
  @Benchmark
  public Values estimate() {
    next = (next + 1) % INQUIRIES;
    return estimator.estimate(backend, inquiries.get(next));
  }

  /** After the clock has stopped: how much do as many as there are questions allocate, each? */
  @TearDown(Level.Iteration)
  public void allocation() {
    Allocation.measure(this::estimate, INQUIRIES);
  }
}
