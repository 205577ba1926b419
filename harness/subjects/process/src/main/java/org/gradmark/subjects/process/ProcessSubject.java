package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;

/** An optimizer in a child process. Its backends are dtypes. */
public final class ProcessSubject extends RemoteSubject implements OptimizerSubject {

  private final ChildPool pool;

  ProcessSubject(Declaration declaration, ChildPool pool) {
    super(declaration);
    this.pool = pool;
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
    Lease lease = new Lease(pool, id());
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
}
