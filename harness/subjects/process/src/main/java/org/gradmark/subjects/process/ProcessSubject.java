package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** An optimizer in a child process. Its backends are dtypes. */
public final class ProcessSubject extends RemoteSubject implements SelfTimed {

  private final String version;

  ProcessSubject(
      Declaration declaration, ChildPool pool, Optional<ChildPool> other, String version) {
    super(declaration, pool, other);
    this.version = version;
  }

  @Override
  ProcessSubject in(ChildPool pool, Optional<ChildPool> other) {
    return new ProcessSubject(declaration(), pool, other, version);
  }

  @Override
  public Optional<OptimizerSubject> inAnotherProcess() {
    return elsewhere().map(OptimizerSubject.class::cast);
  }

  /**
   * Borrows a child and starts an optimization in it.
   *
   * @param backend a dtype
   * @param hyperparameters sent as they are; for what is absent the implementation has defaults of
   *     its own, see {@link #defaults()}
   * @throws SubjectFailure if the child breaks or answers an error
   * @throws UnsupportedOperationException if the child says that it does not support this
   */
  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    Precision precision = dtype(backend);
    Lease lease = new Lease(pool(), id());
    int session = lease.begin();
    try {
      ObjectNode request = Lines.object().put("op", "open").put("session", session);
      request.put("subject", id()).put("dtype", backend);
      hyperparameters.forEach(request.putObject("hyperparameters")::put);
      lease.ask(request, "to open a session", Dialogue::ok);
      return new ProcessOptimizer(lease, session, precision);
    } catch (RuntimeException e) {
      lease.end();
      throw e;
    }
  }

  @Override
  public boolean canTimeItself() {
    return declaration().timed();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<Values> rehearse(
      String backend,
      Map<String, Double> hyperparameters,
      List<Values> parameters,
      List<List<Values>> gradients,
      int threads) {
    Precision precision = dtype(backend);
    List<Shape> shapes = parameters.stream().map(Values::shape).toList();
    ObjectNode request = Timings.request(id(), backend, hyperparameters, shapes, threads);
    return ask(
        Timings.rehearsal(request, parameters, gradients),
        threads,
        "to rehearse its timing",
        answer -> Numbers.readAll("values", answer.path("values"), shapes, precision));
  }

  @Override
  public List<Double> time(
      String backend,
      Map<String, Double> hyperparameters,
      List<Shape> shapes,
      int threads,
      Plan plan) {
    ObjectNode request = Timings.request(id(), backend, hyperparameters, shapes, threads);
    return ask(
        Timings.timing(request, plan),
        threads,
        "to time its steps",
        answer -> Timings.seconds(answer, plan.iterations()));
  }

  /** A child of its own: what another has done, and how many threads it has started, would tell. */
  private <T> T ask(ObjectNode request, int threads, String asked, Function<ObjectNode, T> reader) {
    ChildPool.Greeted fresh =
        pool().fresh(id(), Map.of("OMP_NUM_THREADS", Integer.toString(threads)));
    try {
      return new Dialogue(fresh.child(), id()).ask(request, asked, reader);
    } finally {
      pool().discard(fresh);
    }
  }
}
