package org.gradmark.bench.jmh;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Carries {@link Allocation} out of the fork, among JMH's results. */
public final class AllocationProfiler implements InternalProfiler {

  /** Name of the result. */
  static final String NAME = "allocated";

  /** Called by JMH. */
  public AllocationProfiler() {}

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double allocated = Allocation.last();
    return Double.isNaN(allocated)
        ? List.of()
        : List.of(new ScalarResult(NAME, allocated, "B/op", AggregationPolicy.MAX));
  }

  @Override
  public String getDescription() {
    return "bytes of heap that one operation allocates, exactly";
  }
}
