package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Times the steps of a host's subjects, where they are taken. */
final class Stopwatch {

  private static final double NANO = 1e-9;

  private final Map<String, Subject> subjects;

  Stopwatch(Map<String, Subject> subjects) {
    this.subjects = subjects;
  }

  /** Answers a request to time, or to take the steps that would be timed. */
  ObjectNode answer(ObjectNode request) {
    OptimizerSubject subject = Protocol.subject(subjects, request, OptimizerSubject.class);
    String backend = Protocol.backend(subject, Lines.text(request, "dtype"));
    Map<String, Double> hyperparameters = Protocol.numbers(request.path("hyperparameters"));
    List<Shape> shapes = Timings.shapes(request);
    int threads = Lines.integer(request, "threads");
    try (Stepper stepper =
        subject
            .stepper(backend, hyperparameters, shapes, threads)
            .orElseThrow(
                () -> new UnsupportedOperationException(subject.id() + " cannot be timed"))) {
      return request.has("gradients")
          ? rehearse(stepper, shapes, request, subject.precision(backend))
          : time(stepper, shapes, request);
    }
  }

  private static ObjectNode rehearse(
      Stepper stepper, List<Shape> shapes, ObjectNode request, Precision precision) {
    List<Values> values = Numbers.readAll("values", request.path("values"), shapes, precision);
    for (JsonNode step : Lines.list(request, "gradients")) {
      List<Values> gradients = Numbers.readAll("gradients", step, shapes, precision);
      for (int p = 0; p < shapes.size(); p++) {
        stepper.fill(p, values.get(p).toArray(), gradients.get(p).toArray());
      }
      stepper.restoreGradients();
      stepper.step();
      values = read(stepper, shapes);
    }
    ObjectNode answer = Lines.object();
    answer.set("values", Numbers.writeAll(values));
    return answer;
  }

  private static List<Values> read(Stepper stepper, List<Shape> shapes) {
    List<Values> values = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      values.add(new Values(shapes.get(p), stepper.read(p)));
    }
    return values;
  }

  private static ObjectNode time(Stepper stepper, List<Shape> shapes, ObjectNode request) {
    for (int p = 0; p < shapes.size(); p++) {
      int size = shapes.get(p).size();
      stepper.fill(p, Filling.values(size), Filling.gradients(size));
    }
    JsonNode least = request.path("seconds");
    if (!least.isNumber()) {
      throw new GarbageException("no number in field \"seconds\"");
    }
    int warmup = Lines.integer(request, "warmup");
    int iterations = Lines.integer(request, "iterations");
    ObjectNode answer = Lines.object();
    ArrayNode seconds = answer.putArray("seconds");
    for (int i = 0; i < warmup + iterations; i++) {
      double perStep = iteration(stepper, least.doubleValue());
      if (i >= warmup) {
        seconds.add(perStep);
      }
    }
    return answer;
  }

  private static double iteration(Stepper stepper, double least) {
    long inSteps = 0;
    long steps = 0;
    do {
      stepper.restoreGradients();
      long start = System.nanoTime();
      stepper.step();
      inSteps += System.nanoTime() - start;
      steps++;
    } while (inSteps * NANO < least);
    return inSteps * NANO / steps;
  }
}
