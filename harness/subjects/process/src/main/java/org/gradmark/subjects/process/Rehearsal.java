package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.LeastSquares;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** A session in which an optimizer of a program is tried: requests and what was said to them. */
final class Rehearsal {

  /** A step of more questions than this is without end. */
  private static final int QUESTIONS = 10_000;

  /** Answers every question that there is. */
  static final Oracle ORACLE =
      Constrained.unsolved(
          LeastSquares.of("rows", new double[][] {{1, -2}, {3, 0.5}}, 0.5, -1).drawn(1),
          new Ball(4, 2));

  static final Values START = new Values(Shape.of(2), 0.3, -0.7);
  static final Values ELSEWHERE = new Values(Shape.of(2), -1.1, 0.2);

  private final Interview interview;
  private final Declaration subject;
  private final int number;
  private final Precision precision;
  private final List<Shape> shapes = new ArrayList<>();
  private List<Values> firstQuestion;

  private Rehearsal(Interview interview, Declaration subject, int number, Precision precision) {
    this.interview = interview;
    this.subject = subject;
    this.number = number;
    this.precision = precision;
  }

  /** A session under a new number. */
  Rehearsal(Interview interview, Declaration subject, Precision precision) {
    this(interview, subject, interview.session(), precision);
  }

  /** A session under a new number in the first dtype of the subject. */
  Rehearsal(Interview interview, Declaration subject) {
    this(interview, subject, subject.dtypes().get(0));
  }

  /** Another session under the number of this one, which has been closed. */
  Rehearsal again() {
    return new Rehearsal(interview, subject, number, precision);
  }

  /** A request of this session. */
  ObjectNode request(String op) {
    return Lines.object().put("op", op).put("session", number);
  }

  ObjectNode openRequest(Map<String, Double> hyperparameters) {
    ObjectNode request = request("open");
    request.put("subject", subject.id()).put("dtype", precision.dtype());
    hyperparameters.forEach(request.putObject("hyperparameters")::put);
    return request;
  }

  ObjectNode addRequest(Values values) {
    ObjectNode request = request("add");
    ShapedArrays.extents(request.putArray("shape"), values.shape());
    request.set("values", Numbers.write(values));
    return request;
  }

  /** Opens the session with these parameters. */
  Rehearsal open(Values... parameters) {
    interview.demandOk(openRequest(Map.of()));
    for (Values parameter : parameters) {
      add(parameter);
    }
    return this;
  }

  void add(Values parameter) {
    interview.demandOk(addRequest(parameter));
    added(parameter);
  }

  /** Notes that a parameter has been added. */
  void added(Values parameter) {
    shapes.add(parameter.shape());
  }

  /** A session of the same subject that continues this one under another number. */
  Rehearsal copy() {
    int to = interview.session();
    interview.demandOk(request("copy").put("to", to));
    Rehearsal copy = new Rehearsal(interview, subject, to, precision);
    copy.shapes.addAll(shapes);
    return copy;
  }

  void close() {
    interview.demandOk(request("close"));
  }

  /** Takes steps; the parameters after each. */
  List<List<Values>> steps(int count) {
    List<List<Values>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(step(request("step").put("schedule", 1.0), ORACLE));
    }
    return all;
  }

  /** Takes a step, answering all questions from an oracle. */
  List<Values> step(ObjectNode request, Oracle oracle) {
    OracleDesk desk = new OracleDesk(oracle, shapes, precision);
    firstQuestion = null;
    ObjectNode answer = interview.demand(request);
    for (int questions = 0; answer.has("ask"); questions++) {
      if (questions == QUESTIONS) {
        throw new BreachException("it asked back more than " + QUESTIONS + " times in a step");
      }
      Supplier<ObjectNode> reply = desk.understand(answer);
      if (firstQuestion == null && answer.has("at") && !shapes.isEmpty()) {
        firstQuestion = Numbers.readAll("at", answer.path("at"), shapes, precision);
      }
      answer = interview.demand(reply(reply));
    }
    return Numbers.readAll("values", answer.path("values"), shapes, precision);
  }

  private static ObjectNode reply(Supplier<ObjectNode> question) {
    try {
      return question.get();
    } catch (UnsupportedOperationException e) {
      return Lines.object().put("unsupported", Complaint.reason(e));
    }
  }

  /** Where the first question of the last step was asked; null if nowhere. */
  List<Values> firstQuestions() {
    return firstQuestion;
  }

  /** The first parameter of {@link #firstQuestions}. */
  Values firstQuestion() {
    return firstQuestion == null ? null : firstQuestion.get(0);
  }

  Precision precision() {
    return precision;
  }

  /** Goes on only with who declares a capability. */
  void demand(Capability capability) {
    if (!subject.capabilities().contains(capability)) {
      throw new UnsupportedOperationException("it does not declare " + Protocol.word(capability));
    }
  }
}
