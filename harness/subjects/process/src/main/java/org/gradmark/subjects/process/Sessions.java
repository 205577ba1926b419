package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/** The optimizations in progress in a host. */
final class Sessions {

  private record Session(Optimizer optimizer, Precision precision, List<Shape> shapes) {}

  private final Map<String, Subject> subjects;
  private final Wire wire;
  private final Map<Integer, Session> open = new HashMap<>();

  Sessions(Map<String, Subject> subjects, Wire wire) {
    this.subjects = subjects;
    this.wire = wire;
  }

  /** Answers a request that concerns a session. */
  ObjectNode answer(ObjectNode request) {
    int number = Lines.integer(request, "session");
    String op = Lines.text(request, "op");
    switch (op) {
      case "open" -> begin(number, open(request));
      case "add" -> add(session(number), request);
      case "step" -> {
        return step(session(number), Numbers.read(request.path("schedule"), Precision.FLOAT64));
      }
      case "copy" -> {
        Session from = session(number);
        int to = Lines.integer(request, "to");
        begin(to, new Session(from.optimizer.copy(), from.precision, new ArrayList<>(from.shapes)));
      }
      case "close" -> {
        session(number).optimizer.close();
        open.remove(number);
      }
      default -> throw new IllegalArgumentException("no request of a session: " + op);
    }
    return Lines.object().put("ok", true);
  }

  /** Closes what the harness left open. */
  void closeAll() {
    open.values().forEach(session -> session.optimizer.close());
    open.clear();
  }

  private void begin(int number, Session session) {
    if (open.putIfAbsent(number, session) != null) {
      session.optimizer.close();
      throw new GarbageException("session " + number + " is open already; use another number");
    }
  }

  private Session session(int number) {
    Session session = open.get(number);
    if (session == null) {
      throw new GarbageException("no session " + number + " is open; open it first");
    }
    return session;
  }

  private Session open(ObjectNode request) {
    OptimizerSubject subject = Protocol.subject(subjects, request, OptimizerSubject.class);
    String backend = Protocol.backend(subject, Lines.text(request, "dtype"));
    Map<String, Double> hyperparameters = Protocol.numbers(request.path("hyperparameters"));
    return new Session(
        subject.open(backend, hyperparameters), subject.precision(backend), new ArrayList<>());
  }

  private static void add(Session session, ObjectNode request) {
    Shape shape = Protocol.shape(request);
    session.optimizer.add(Numbers.read("values", request.path("values"), shape, session.precision));
    session.shapes.add(shape);
  }

  private ObjectNode step(Session session, double schedule) {
    RemoteOracle oracle = new RemoteOracle(wire, session.shapes, session.precision);
    ObjectNode answer = Lines.object();
    answer.set("values", Numbers.writeAll(session.optimizer.step(schedule, oracle)));
    return answer;
  }
}
