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
    List<Values> points = at.stream().map(Values::of).collect(Collectors.toList());
    return gradient(points).stream().map(v -> v.on(backend)).collect(Collectors.toList());
  }

  @Override
  public List<Values> gradient(List<Values> at) {
    ObjectNode question = Lines.object().put("ask", "gradient");
    question.set("at", Numbers.writeAll(at));
    return Numbers.readAll("gradient", wire.ask(question).path("gradient"), shapes, precision);
  }
}
