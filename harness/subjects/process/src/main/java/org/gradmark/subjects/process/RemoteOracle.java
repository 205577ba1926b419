package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** The harness's oracle as a subject in a child sees it: every question goes over the wire. */
record RemoteOracle(Wire wire, List<Shape> shapes, Precision precision) implements Oracle {

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return arrays(backend, "gradient", about("gradient", "at", at));
  }

  @Override
  public List<Values> gradient(List<Values> at) {
    ObjectNode question = question("gradient");
    question.set("at", Numbers.writeAll(at));
    return Numbers.readAll("gradient", wire.ask(question).path("gradient"), shapes, precision);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return number(backend, "value", about("value", "at", at));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    ObjectNode question = about("hessian_vector", "at", at);
    put(question, "along", direction);
    return arrays(backend, "hessian_vector", question);
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    ObjectNode question = about("proximal", "at", List.of(at));
    question.put("weight", weight.toDoubles()[0]);
    return arrays(backend, "proximal", question).get(0);
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return arrays(backend, "linear_minimum", about("linear_minimum", "along", List.of(direction)))
        .get(0);
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    ObjectNode question = about("line_minimum", "at", List.of(at));
    put(question, "along", List.of(direction));
    return number(backend, "line_minimum", question);
  }

  @Override
  public int components() {
    return Lines.integer(wire.ask(question("components")), "components");
  }

  @Override
  public int drawn() {
    return Lines.integer(wire.ask(question("drawn")), "drawn");
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    ObjectNode question = about("component_gradient", "at", List.of(at));
    question.put("component", component);
    return arrays(backend, "component_gradient", question).get(0);
  }

  private static ObjectNode question(String what) {
    return Lines.object().put("ask", what);
  }

  private static ObjectNode about(String what, String field, List<Tensor> point) {
    ObjectNode question = question(what);
    put(question, field, point);
    return question;
  }

  private static void put(ObjectNode question, String field, List<Tensor> point) {
    List<Values> values = point.stream().map(Values::of).collect(Collectors.toList());
    question.set(field, Numbers.writeAll(values));
  }

  private List<Tensor> arrays(Backend backend, String what, ObjectNode question) {
    return Numbers.readAll(what, wire.ask(question).path(what), shapes, precision).stream()
        .map(values -> values.on(backend))
        .collect(Collectors.toList());
  }

  private Tensor number(Backend backend, String what, ObjectNode question) {
    return backend.scalar(Numbers.read(wire.ask(question).path(what), precision));
  }
}
