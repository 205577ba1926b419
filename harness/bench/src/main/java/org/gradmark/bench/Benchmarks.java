package org.gradmark.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.core.contract.Subject;

/**
 * All benchmarks of one execution.
 *
 * @param lists parameters of optimizers, and kernels of initializers as far as they are one matrix
 * @param threads how many an optimizer may use: each of these
 * @param effort how long
 * @param folder where JMH's files go
 * @param options of the virtual machines that measure, besides the usual ones
 */
public record Benchmarks(
    List<ParameterList> lists,
    List<Integer> threads,
    Effort effort,
    Path folder,
    List<String> options) {

  /**
   * Runs them.
   *
   * @param optimizers who has steps to be timed
   * @param samplers initializers and estimators that run in this process, each on each of these
   *     backends
   * @param listener hears of everything
   */
  public Bench run(List<Candidate> optimizers, List<Sampler> samplers, Listener listener) {
    Timers timers = new Timers(folder, options);
    Contest.Field steps = new StepBench(lists, threads, effort, timers).field(optimizers);
    Contest.Field samples = new SampleBench(lists, effort, timers).field(samplers);
    List<Contest.Entry> entries = new ArrayList<>(steps.entries());
    entries.addAll(samples.entries());
    List<Omission> omissions = new ArrayList<>(steps.omissions());
    omissions.addAll(samples.omissions());
    return new Contest(effort, listener, new Contest.Field(entries, omissions)).run();
  }

  /**
   * An initializer or an estimator on a backend.
   *
   * @param subject one or the other
   */
  public record Sampler(Subject subject, String backend) {}
}
