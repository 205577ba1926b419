package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/** The optimizations in progress in a host. */
final class Sessions {

  private record Session(Optimizer optimizer, Precision precision, List<Shape> shapes) {}

  private final Map<String, OptimizerSubject> subjects;
  private final Wire wire;
  private final Map<Integer, Session> open = new HashMap<>();

  Sessions(Map<String, OptimizerSubject> subjects, Wire wire) {
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
      default -> throw new GarbageException("unknown op " + Lines.quote(op));
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
    String id = Lines.text(request, "subject");
    OptimizerSubject subject = subjects.get(id);
    if (subject == null) {
      throw new GarbageException("no subject " + Lines.quote(id) + "; known: " + subjects.keySet());
    }
    String dtype = Lines.text(request, "dtype");
    for (String backend : subject.backends()) {
      Precision precision = subject.precision(backend);
      if (precision.dtype().equals(dtype)) {
        Map<String, Double> hyperparameters = Protocol.numbers(request.path("hyperparameters"));
        return new Session(subject.open(backend, hyperparameters), precision, new ArrayList<>());
      }
    }
    throw new GarbageException(id + " does not run in " + Lines.quote(dtype));
  }

  private static void add(Session session, ObjectNode request) {
    if (!request.path("shape").isArray()) {
      throw new GarbageException("no array in field \"shape\"");
    }
    List<Integer> extents = new ArrayList<>();
    for (JsonNode extent : request.path("shape")) {
      extents.add(extent.intValue());
    }
    Shape shape;
    try {
      shape = new Shape(extents);
    } catch (IllegalArgumentException e) {
      throw new GarbageException(e.getMessage());
    }
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
