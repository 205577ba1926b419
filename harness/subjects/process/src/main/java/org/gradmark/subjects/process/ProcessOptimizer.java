package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
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
    String asked = "for step " + steps;
    int most = lease.limits().questions();
    Turn turn = lease.ask(request("step").put("schedule", schedule), asked, this::turn);
    for (int questions = 0; turn.asks; questions++) {
      if (questions == most) {
        lease.abandon();
        throw new SubjectFailure(
            lease.subject() + ": asked " + asked + ", it asked back more than " + most + " times");
      }
      ObjectNode reply = Lines.object();
      reply.set("gradient", Numbers.writeAll(gradient(oracle, turn.values)));
      turn = lease.ask(reply, asked, this::turn);
    }
    return turn.values;
  }

  /** What a child says during a step: the parameters after it, or a question at a point. */
  private record Turn(boolean asks, List<Values> values) {}

  private Turn turn(ObjectNode answer) {
    if (answer.has("ask")) {
      String what = Lines.text(answer, "ask");
      if (!what.equals("gradient")) {
        throw new GarbageException(
            "it asks for " + Lines.quote(what) + ", protocol 1 knows \"gradient\" only");
      }
      return new Turn(true, Numbers.readAll("at", answer.path("at"), shapes, precision));
    }
    return new Turn(false, Numbers.readAll("values", answer.path("values"), shapes, precision));
  }

  private List<Values> gradient(Oracle oracle, List<Values> at) {
    try {
      return oracle.gradient(at);
    } catch (RuntimeException | Error e) {
      lease.abandon();
      throw e;
    }
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
