package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A function of the harness's as an estimator in a child sees it: every question goes over the
 * wire.
 *
 * @param name by which the harness knows it
 * @param index of the component that is meant, if it is one
 */
record RemoteFunction(Wire wire, String name, OptionalInt index, Precision precision)
    implements FunctionOracle {

  @Override
  public Tensor value(Tensor at) {
    return ask("value", at, null);
  }

  @Override
  public Tensor gradient(Tensor at) {
    return ask("gradient", at, null);
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    return ask("directional", at, direction);
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    return ask("hessian_vector", at, direction);
  }

  @Override
  public int components() {
    return Lines.integer(wire.ask(question("components")), "components");
  }

  @Override
  public FunctionOracle component(int component) {
    return new RemoteFunction(wire, name, OptionalInt.of(component), precision);
  }

  private ObjectNode question(String what) {
    ObjectNode question = Lines.object().put("ask", what).put("function", name);
    index.ifPresent(component -> question.put("component", component));
    return question;
  }

  private Tensor ask(String what, Tensor at, Tensor along) {
    ObjectNode question = question(what);
    question.set("at", ShapedArrays.write(Values.of(at)));
    if (along != null) {
      question.set("along", ShapedArrays.write(Values.of(along)));
    }
    return ShapedArrays.read(what, wire.ask(question).path(what), precision).on(at.backend());
  }
}
