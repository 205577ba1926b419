package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** A gradient estimator, attribution or statistic in a child process. Its backends are dtypes. */
public final class ProcessEstimator extends RemoteSubject implements EstimatorSubject {

  ProcessEstimator(Declaration declaration, ChildPool pool, Optional<ChildPool> other) {
    super(declaration, pool, other);
  }

  @Override
  ProcessEstimator in(ChildPool pool, Optional<ChildPool> other) {
    return new ProcessEstimator(declaration(), pool, other);
  }

  @Override
  public Optional<EstimatorSubject> inAnotherProcess() {
    return elsewhere().map(EstimatorSubject.class::cast);
  }

  /**
   * Borrows a child for one request, during which it may ask about the functions.
   *
   * @return what it says, whatever the shape: to compare it is the business of claims
   * @throws SubjectFailure if the child breaks or answers an error
   * @throws UnsupportedOperationException if the child says that it does not support this
   */
  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    Precision precision = dtype(backend);
    ObjectNode request = Lines.object().put("op", "estimate");
    request.put("subject", id()).put("dtype", backend);
    new TreeMap<>(inquiry.hyperparameters()).forEach(request.putObject("hyperparameters")::put);
    request.set("inputs", ShapedArrays.writeAll(inquiry.inputs()));
    request.set("draws", ShapedArrays.writeAll(inquiry.draws()));
    new TreeSet<>(inquiry.functions().keySet()).forEach(request.putArray("functions")::add);
    Lease lease = new Lease(pool(), id());
    lease.begin();
    try {
      return lease.converse(
          request,
          "for an estimate",
          answer -> ShapedArrays.read("the answer", answer, precision),
          new FunctionDesk(inquiry.functions(), precision));
    } finally {
      lease.end();
    }
  }
}
