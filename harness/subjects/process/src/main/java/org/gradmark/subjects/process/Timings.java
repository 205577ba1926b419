package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** What is asked of a child that times itself, and what it answers, on the wire. */
final class Timings {

  private Timings() {}

  /** The request without what is to be done. */
  static ObjectNode request(
      String subject,
      String dtype,
      Map<String, Double> hyperparameters,
      List<Shape> shapes,
      int threads) {
    ObjectNode request = Lines.object().put("op", "time");
    request.put("subject", subject).put("dtype", dtype).put("threads", threads);
    hyperparameters.forEach(request.putObject("hyperparameters")::put);
    ArrayNode array = request.putArray("shapes");
    shapes.forEach(shape -> ShapedArrays.extents(array.addArray(), shape));
    return request;
  }

  static ObjectNode timing(ObjectNode request, SelfTimed.Plan plan) {
    return request
        .put("warmup", plan.warmup())
        .put("iterations", plan.iterations())
        .put("seconds", plan.seconds());
  }

  static ObjectNode rehearsal(
      ObjectNode request, List<Values> parameters, List<List<Values>> gradients) {
    request.set("values", Numbers.writeAll(parameters));
    ArrayNode steps = request.putArray("gradients");
    gradients.forEach(these -> steps.add(Numbers.writeAll(these)));
    return request;
  }

  /** The shapes in a request. */
  static List<Shape> shapes(ObjectNode request) {
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode extents : Lines.list(request, "shapes")) {
      ObjectNode one = Lines.object();
      one.set("shape", extents);
      shapes.add(Protocol.shape(one));
    }
    return shapes;
  }

  /** Seconds per step, one number for each iteration. */
  static List<Double> seconds(ObjectNode answer, int iterations) {
    List<Double> seconds = new ArrayList<>();
    for (JsonNode one : Lines.list(answer, "seconds")) {
      double number = Numbers.read(one, Precision.FLOAT64);
      if (!(number > 0) || Double.isInfinite(number)) {
        throw new GarbageException(number + " seconds for a step");
      }
      seconds.add(number);
    }
    if (seconds.size() != iterations) {
      throw new GarbageException(seconds.size() + " times for " + iterations + " iterations");
    }
    return seconds;
  }
}
