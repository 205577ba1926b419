package org.gradmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.bench.Contest.Entry;
import org.gradmark.core.laboratory.Tolerances;

/**
 * The steps of optimizers: who takes part is rehearsed, then timed in turn with the others and with
 * the probes.
 *
 * @param lists the parameters
 * @param threads how many a subject may use: each of these
 * @param effort how long
 * @param timers take the time of a fork
 */
record StepBench(List<ParameterList> lists, List<Integer> threads, Effort effort, Timers timers) {

  /** Rehearses candidates. */
  Contest.Field field(List<Candidate> candidates) {
    Admission admission = new Admission(new Rehearsal(new Tolerances()));
    List<Omission> omissions = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (ParameterList list : lists) {
      for (int count : threads) {
        Map<String, List<Entry>> byDtype = new TreeMap<>();
        for (Candidate candidate : candidates) {
          Benchmark benchmark = benchmark(candidate, list, count);
          // What does not fit need not be rehearsed, which takes seconds.
          BenchmarkFailure tooLarge = size(benchmark);
          Admission.Outcome outcome =
              tooLarge == null
                  ? admission.of(candidate, list, count)
                  : Admission.refused(candidate, list, count, tooLarge);
          BenchmarkFailure objection = outcome.objection();
          if (outcome.offered() && objection != null) {
            omissions.add(omission(benchmark, objection));
          } else if (outcome.offered()) {
            boolean restores = outcome.restores();
            byDtype
                .computeIfAbsent(benchmark.dtype(), dtype -> new ArrayList<>())
                .add(
                    new Entry(
                        benchmark,
                        name -> timers.step(benchmark, candidate, restores, effort, name)));
          }
        }
        byDtype.forEach(
            (dtype, steps) -> {
              for (Benchmark probe : Probes.of(list, dtype, count)) {
                String loop = Probes.loop(probe);
                entries.add(new Entry(probe, name -> timers.probe(probe, loop, effort, name)));
              }
              entries.addAll(steps);
            });
      }
    }
    return new Contest.Field(entries, omissions);
  }

  private static Omission omission(Benchmark benchmark, BenchmarkFailure objection) {
    return new Omission(
        benchmark.id(), benchmark.subject(), objection.getMessage(), objection.isDefect());
  }

  private static BenchmarkFailure size(Benchmark benchmark) {
    try {
      Machine.check(benchmark.list(), benchmark.width());
      return null;
    } catch (BenchmarkFailure e) {
      return e;
    }
  }

  private static Benchmark benchmark(Candidate candidate, ParameterList list, int threads) {
    String dtype = candidate.subject().precision(candidate.backend()).dtype();
    Benchmark unsized =
        new Benchmark(
            Work.STEP,
            candidate.subject().id(),
            candidate.subject().system(),
            candidate.subject().dialect(),
            candidate.backend(),
            dtype,
            list,
            threads,
            candidate.hyperparameters(),
            Double.NaN,
            Double.NaN);
    return unsized.moving(traffic(candidate, list) * unsized.width());
  }

  private static double traffic(Candidate candidate, ParameterList list) {
    try {
      return Traffic.numbers(Admission.rule(candidate), candidate.hyperparameters(), list.shapes());
    } catch (RuntimeException e) {
      return Double.NaN; // it asks for more than a gradient: whoever is timed says what it moves
    }
  }
}
