package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** An initializer in a child process. Its backends are dtypes. */
public final class ProcessInitializer extends RemoteSubject implements InitializerSubject {

  private final List<KernelForm> forms;

  ProcessInitializer(Declaration declaration, ChildPool pool, Optional<ChildPool> other) {
    super(declaration, pool, other);
    this.forms = declaration.forms();
  }

  @Override
  ProcessInitializer in(ChildPool pool, Optional<ChildPool> other) {
    return new ProcessInitializer(declaration(), pool, other);
  }

  /** A child that names no form fills them all. */
  @Override
  public boolean accepts(Kernel kernel) {
    return forms.isEmpty() || forms.stream().anyMatch(form -> form.fits(kernel));
  }

  @Override
  public Optional<InitializerSubject> inAnotherProcess() {
    return elsewhere().map(InitializerSubject.class::cast);
  }

  /**
   * Borrows a child for one request.
   *
   * @return what it says, whatever the shapes: to compare them is the business of claims
   * @throws SubjectFailure if the child breaks or answers an error
   * @throws UnsupportedOperationException if the child says that it does not support this
   */
  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    Precision precision = dtype(backend);
    ObjectNode request = Lines.object().put("op", "initialize");
    request.put("subject", id()).put("dtype", backend);
    Blueprints.write(blueprint, request);
    Lease lease = new Lease(pool(), id());
    lease.begin();
    try {
      return lease.ask(
          request,
          (int) blueprint.kernels().stream().map(Kernel::shape).distinct().count(),
          "to fill " + blueprint.kernels().size() + " kernels",
          answer -> ShapedArrays.readAll(answer, "parameters", precision));
    } finally {
      lease.end();
    }
  }
}
