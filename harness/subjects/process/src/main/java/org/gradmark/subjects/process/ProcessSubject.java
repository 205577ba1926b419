package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;

/** An optimizer in a child process. Its backends are dtypes. */
public final class ProcessSubject implements OptimizerSubject {

  private final Declaration declaration;
  private final ChildPool pool;

  ProcessSubject(Declaration declaration, ChildPool pool) {
    this.declaration = declaration;
    this.pool = pool;
  }

  @Override
  public String id() {
    return declaration.id();
  }

  @Override
  public String system() {
    return declaration.system();
  }

  @Override
  public String dialect() {
    return declaration.dialect();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(declaration.capabilities());
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.copyOf(declaration.fixed());
  }

  /**
   * The hyperparameters that its user can set, with the implementation's own defaults, as far as
   * the child tells.
   */
  public Map<String, Double> defaults() {
    return Map.copyOf(declaration.hyperparameters());
  }

  @Override
  public List<String> backends() {
    return declaration.dtypes().stream().map(Precision::dtype).collect(Collectors.toList());
  }

  @Override
  public Precision precision(String backend) {
    Precision precision = Precision.ofDtype(backend);
    if (!declaration.dtypes().contains(precision)) {
      throw new IllegalArgumentException(
          id() + " does not run on \"" + backend + "\"; it runs on " + backends());
    }
    return precision;
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
    Precision precision = precision(backend);
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

  @Override
  public String toString() {
    return id();
  }
}
