package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gradmark.core.contract.Kernel;

/**
 * A form of kernels that an initializer fills.
 *
 * @param kind what sort of layer
 * @param layout order of the axes
 * @param axes how many spatial axes; 0 where there is no window
 * @param parts groups or gates, 0 for any number
 * @param square whether as many features must go out as come in
 */
public record KernelForm(
    Kernel.Kind kind, Kernel.Layout layout, int axes, int parts, boolean square) {

  /** A form of any number of parts and features. */
  public KernelForm(Kernel.Kind kind, Kernel.Layout layout, int axes) {
    this(kind, layout, axes, 0, false);
  }

  /** Whether a kernel is of this form. */
  public boolean fits(Kernel kernel) {
    return kernel.kind() == kind
        && kernel.layout() == layout
        && kernel.extents().size() == axes
        && (parts == 0 || kernel.parts() == parts)
        && (!square || kernel.in() == kernel.out());
  }

  static KernelForm read(JsonNode node) {
    return new KernelForm(
        Protocol.constant(Kernel.Kind.class, Lines.text(node, "kind")),
        Protocol.constant(Kernel.Layout.class, Lines.text(node, "layout")),
        Lines.integer(node, "axes"),
        node.has("parts") ? Lines.integer(node, "parts") : 0,
        node.path("square").booleanValue());
  }

  ObjectNode write() {
    ObjectNode node = Lines.object().put("kind", Protocol.word(kind));
    node.put("layout", Protocol.word(layout)).put("axes", axes);
    if (parts != 0) {
      node.put("parts", parts);
    }
    if (square) {
      node.put("square", true);
    }
    return node;
  }
}
