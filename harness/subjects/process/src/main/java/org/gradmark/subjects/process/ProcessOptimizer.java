package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** One optimization in a child process. */
final class ProcessOptimizer implements Optimizer {

  private final Lease lease;
  private final int session;
  private final Precision precision;
  private final List<Shape> shapes;
  private int steps;
  private boolean closed;

  ProcessOptimizer(Lease lease, int session, Precision precision) {
    this(lease, session, precision, List.of(), 0);
  }

  private ProcessOptimizer(
      Lease lease, int session, Precision precision, List<Shape> shapes, int steps) {
    this.lease = lease;
    this.session = session;
    this.precision = precision;
    this.shapes = new ArrayList<>(shapes);
    this.steps = steps;
  }

  @Override
  public void add(Values initial) {
    ObjectNode request = request("add");
    ArrayNode extents = request.putArray("shape");
    initial.shape().extents().forEach(extents::add);
    request.set("values", Numbers.write(initial));
    lease.ask(request, "to add parameter " + shapes.size(), Dialogue::ok);
    shapes.add(initial.shape());
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    steps++;
    return lease.converse(
        request("step").put("schedule", schedule),
        "for step " + steps,
        answer -> Numbers.readAll("values", answer.path("values"), shapes, precision),
        new OracleDesk(oracle, shapes, precision));
  }

  @Override
  public Optimizer copy() {
    int to = lease.begin();
    try {
      lease.ask(request("copy").put("to", to), "for a copy", Dialogue::ok);
      return new ProcessOptimizer(lease, to, precision, shapes, steps);
    } catch (RuntimeException e) {
      lease.end();
      throw e;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      lease.close(request("close"));
    } finally {
      lease.end();
    }
  }

  private ObjectNode request(String op) {
    if (closed && !op.equals("close")) {
      throw new IllegalStateException("the session is closed; open another one");
    }
    return Lines.object().put("op", op).put("session", session);
  }
}
