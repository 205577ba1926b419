package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Answers what an optimizer asks during a step, in double precision.
 *
 * @param oracle who knows the objective
 * @param shapes those of the parameters
 * @param precision of the numbers in questions
 */
record OracleDesk(Oracle oracle, List<Shape> shapes, Precision precision) implements Desk {

  private static final Backend F64 = IeeeBackend.F64;

  @Override
  public Supplier<ObjectNode> understand(ObjectNode question) {
    String what = Lines.text(question, "ask");
    return switch (what) {
      case "gradient" -> {
        List<Values> at = values(question, "at");
        yield () -> answer(what, Numbers.writeAll(oracle.gradient(at)));
      }
      case "value" -> {
        List<Tensor> at = tensors(question, "at");
        yield () -> answer(what, number(oracle.value(F64, at)));
      }
      case "hessian_vector" -> {
        List<Tensor> at = tensors(question, "at");
        List<Tensor> along = tensors(question, "along");
        yield () -> answer(what, arrays(oracle.hessianVector(F64, at, along)));
      }
      case "proximal" -> {
        List<Tensor> at = tensors(question, "at");
        Tensor weight = F64.scalar(Numbers.read(question.path("weight"), precision));
        yield () -> answer(what, arrays(List.of(oracle.proximal(F64, one(what, at), weight))));
      }
      case "linear_minimum" -> {
        List<Tensor> along = tensors(question, "along");
        yield () -> answer(what, arrays(List.of(oracle.linearMinimum(F64, one(what, along)))));
      }
      case "line_minimum" -> {
        List<Tensor> at = tensors(question, "at");
        List<Tensor> along = tensors(question, "along");
        yield () -> answer(what, number(oracle.lineMinimum(F64, one(what, at), one(what, along))));
      }
      case "components" -> () -> Lines.object().put(what, oracle.components());
      case "drawn" -> () -> Lines.object().put(what, oracle.drawn());
      case "component_gradient" -> {
        int component = Lines.integer(question, "component");
        List<Tensor> at = tensors(question, "at");
        yield () ->
            answer(what, arrays(List.of(oracle.componentGradient(F64, component, one(what, at)))));
      }
      default ->
          throw Desk.unknown(
              what,
              "gradient, value, hessian_vector, proximal, linear_minimum, line_minimum, components,"
                  + " drawn and component_gradient");
    };
  }

  private List<Values> values(ObjectNode question, String field) {
    return Numbers.readAll(field, question.path(field), shapes, precision);
  }

  private List<Tensor> tensors(ObjectNode question, String field) {
    return values(question, field).stream().map(v -> v.on(F64)).collect(Collectors.toList());
  }

  /** Problems that answer such questions have one parameter. */
  private static Tensor one(String what, List<Tensor> parameters) {
    if (parameters.size() != 1) {
      throw new UnsupportedOperationException(
          what + " is asked about one parameter, this model has " + parameters.size());
    }
    return parameters.get(0);
  }

  private static JsonNode number(Tensor scalar) {
    return JsonNodeFactory.instance.numberNode(scalar.toDoubles()[0]);
  }

  private static JsonNode arrays(List<Tensor> tensors) {
    return Numbers.writeAll(tensors.stream().map(Values::of).collect(Collectors.toList()));
  }

  private static ObjectNode answer(String what, JsonNode content) {
    ObjectNode answer = Lines.object();
    answer.set(what, content);
    return answer;
  }
}
