package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Answers what an estimator asks about the functions that it was handed, in double precision.
 *
 * @param functions by name
 * @param precision of the numbers in questions
 */
record FunctionDesk(Map<String, FunctionOracle> functions, Precision precision) implements Desk {

  @Override
  public Supplier<ObjectNode> understand(ObjectNode question) {
    String what = Lines.text(question, "ask");
    Supplier<FunctionOracle> function = function(question);
    switch (what) {
      case "components":
        return () -> Lines.object().put(what, function.get().components());
      case "value":
      case "gradient":
        Tensor point = tensor(question, "at");
        return () ->
            answer(
                what,
                what.equals("value")
                    ? function.get().value(point)
                    : function.get().gradient(point));
      case "directional":
      case "hessian_vector":
        Tensor at = tensor(question, "at");
        Tensor along = tensor(question, "along");
        return () ->
            answer(
                what,
                what.equals("directional")
                    ? function.get().directional(at, along)
                    : function.get().hessianVector(at, along));
      default:
        throw Desk.unknown(what, "value, gradient, directional, hessian_vector and components");
    }
  }

  /** The function that a question is about, or the component of it that it names. */
  private Supplier<FunctionOracle> function(ObjectNode question) {
    String name = question.has("function") ? Lines.text(question, "function") : Inquiry.MAIN;
    FunctionOracle function = functions.get(name);
    if (function == null) {
      throw new GarbageException(
          "no function " + Lines.quote(name) + "; there are " + new TreeSet<>(functions.keySet()));
    }
    if (!question.has("component")) {
      return () -> function;
    }
    int index = Lines.integer(question, "component");
    return () -> function.component(index);
  }

  private Tensor tensor(ObjectNode question, String field) {
    JsonNode array = question.path(field);
    if (!array.isObject()) {
      throw new GarbageException("no {\"shape\":…,\"values\":…} in field \"" + field + "\"");
    }
    return ShapedArrays.read(field, array, precision).on(IeeeBackend.F64);
  }

  private static ObjectNode answer(String what, Tensor content) {
    ObjectNode answer = Lines.object();
    answer.set(what, ShapedArrays.write(Values.of(content)));
    return answer;
  }
}
