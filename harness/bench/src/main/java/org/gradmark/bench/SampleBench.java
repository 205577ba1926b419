package org.gradmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.Benchmarks.Sampler;
import org.gradmark.bench.Contest.Entry;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.tensor.Shape;

/**
 * Weights of initializers and estimates of estimators, through the contract that claims are about:
 * drawing, and asking the function, are part of it.
 *
 * @param lists kernels of initializers are the matrices among these
 * @param effort how long
 * @param timers take the time of a fork
 */
record SampleBench(List<ParameterList> lists, Effort effort, Timers timers) {

  /** A setting is one number per estimate. */
  private static final List<Shape> ONE = List.of(Shape.SCALAR);

  /** Tries samplers. */
  Contest.Field field(List<Sampler> samplers) {
    List<Entry> entries = new ArrayList<>();
    List<Omission> omissions = new ArrayList<>();
    for (Sampler sampler : samplers) {
      for (ParameterList list : lists(sampler)) {
        Work work = sampler.subject() instanceof EstimatorSubject ? Work.ESTIMATE : Work.INITIALIZE;
        Benchmark benchmark = benchmark(work, sampler, list, Double.NaN);
        try {
          Benchmark tried = tried(benchmark, sampler);
          entries.add(new Entry(tried, name -> timers.sample(tried, effort, name)));
        } catch (RuntimeException e) {
          omissions.add(
              new Omission(
                  benchmark.id(), benchmark.subject(), String.valueOf(e.getMessage()), false));
        }
      }
    }
    return new Contest.Field(entries, omissions);
  }

  private List<ParameterList> lists(Sampler sampler) {
    return sampler.subject() instanceof EstimatorSubject estimator
        ? List.of(new ParameterList(Estimates.of(estimator).toString(), ONE))
        : lists.stream().filter(list -> list.shapes().size() == 1).toList();
  }

  /** Does it once, and finds out the variance of an estimator. */
  private static Benchmark tried(Benchmark benchmark, Sampler sampler) {
    if (sampler.subject() instanceof EstimatorSubject estimator) {
      double variance = Estimates.of(estimator).variance(estimator, sampler.backend());
      return benchmark(Work.ESTIMATE, sampler, benchmark.list(), variance);
    }
    Machine.check(benchmark.list(), Double.BYTES);
    InitializerSubject initializer = (InitializerSubject) sampler.subject();
    initializer.initialize(sampler.backend(), Kernels.blueprint(Shape.of(4, 4), 1));
    return benchmark;
  }

  private static Benchmark benchmark(
      Work work, Sampler sampler, ParameterList list, double variance) {
    return new Benchmark(
        work,
        sampler.subject().id(),
        sampler.subject().system(),
        sampler.subject().dialect(),
        sampler.backend(),
        sampler.subject().precision(sampler.backend()).dtype(),
        list,
        1,
        Map.of(),
        Double.NaN,
        variance);
  }
}
