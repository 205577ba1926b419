package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** What an initializer is asked for, and what it answers, on the wire. */
final class Blueprints {

  private Blueprints() {}

  static void write(Blueprint blueprint, ObjectNode request) {
    blueprint.hyperparameters().forEach(request.putObject("hyperparameters")::put);
    request.put("seed", blueprint.seed());
    ArrayNode kernels = request.putArray("kernels");
    blueprint.kernels().forEach(kernel -> kernels.add(write(kernel)));
    if (!blueprint.batches().isEmpty()) {
      request.set("batches", ShapedArrays.writeAll(blueprint.batches()));
    }
  }

  static Blueprint read(ObjectNode request, Precision precision) {
    JsonNode seed = request.path("seed");
    if (!seed.canConvertToLong() || !seed.canConvertToExactIntegral()) {
      throw new GarbageException("no whole number in field \"seed\"");
    }
    List<Kernel> kernels = new ArrayList<>();
    for (JsonNode kernel : Lines.list(request, "kernels")) {
      kernels.add(readKernel(kernel));
    }
    List<Values> batches =
        request.has("batches") ? ShapedArrays.readAll(request, "batches", precision) : List.of();
    try {
      return new Blueprint(
          kernels, Protocol.numbers(request.path("hyperparameters")), seed.longValue(), batches);
    } catch (IllegalArgumentException e) {
      throw new GarbageException(e.getMessage());
    }
  }

  private static ObjectNode write(Kernel kernel) {
    ObjectNode node = Lines.object().put("kind", Protocol.word(kernel.kind()));
    node.put("layout", Protocol.word(kernel.layout()));
    node.put("in", kernel.in()).put("out", kernel.out()).put("parts", kernel.parts());
    ArrayNode window = node.putArray("window");
    kernel.extents().forEach(window::add);
    // Follows from the rest; a child that fills by shape alone needs nothing else.
    ShapedArrays.extents(node.putArray("shape"), kernel.shape());
    return node;
  }

  private static Kernel readKernel(JsonNode node) {
    List<Integer> window = new ArrayList<>();
    Lines.list(node, "window").forEach(extent -> window.add(extent.intValue()));
    try {
      return new Kernel(
          Protocol.constant(Kernel.Kind.class, Lines.text(node, "kind")),
          Lines.integer(node, "in"),
          Lines.integer(node, "out"),
          window,
          Lines.integer(node, "parts"),
          Protocol.constant(Kernel.Layout.class, Lines.text(node, "layout")));
    } catch (IllegalArgumentException e) {
      throw new GarbageException(e.getMessage());
    }
  }
}
