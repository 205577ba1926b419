package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Unary;

/**
 * A graph without what is in it twice or changes nothing. Only what keeps every bit of every IEEE
 * result is done, NaN, infinities and signed zeros included: {@code x * 1}, {@code x / 1}, {@code x
 * - 0}, {@code x^1}, {@code -(-x)}, and the like; not {@code x + 0}, which makes {@code +0} of
 * {@code -0}, nor {@code x * 0}.
 */
final class Simplifier {

  private record Sameness(
      Node.Kind kind,
      Enum<?> operation,
      Axis axis,
      List<Integer> operands,
      int shape,
      Object leaf) {}

  private final List<Term> terms = new ArrayList<>();
  private final Map<Sameness, Integer> known = new HashMap<>();
  private final Map<Integer, Literal> literals = new HashMap<>();
  private final List<Integer> roots = new ArrayList<>();

  private Simplifier() {}

  /** Simplifies a graph. */
  static Simplifier of(Graph graph) {
    Simplifier simplifier = new Simplifier();
    simplifier.run(graph);
    return simplifier;
  }

  /** Terms, operands first. Those that no root needs may be among them. */
  List<Term> terms() {
    return terms;
  }

  /** The terms of the graph's roots. */
  List<Integer> roots() {
    return roots;
  }

  private void run(Graph graph) {
    int[] termOf = new int[graph.nodes().size()];
    for (int i = 0; i < termOf.length; i++) {
      Node node = graph.nodes().get(i);
      boolean scalar = node.shape().isScalar();
      int shape = scalar ? Term.SCALAR : graph.shapes().indexOf(node.shape());
      if (graph.operands(i).isEmpty()) {
        termOf[i] = leaf(graph, node, shape);
      } else {
        List<Integer> operands =
            graph.operands(i).stream().map(operand -> termOf[graph.index(operand)]).toList();
        termOf[i] = add(node.kind(), node.operation(), node.axis(), operands, shape);
      }
    }
    graph.roots().forEach(root -> roots.add(termOf[graph.index(root)]));
  }

  private int leaf(Graph graph, Node node, int shape) {
    Literal literal = Literal.of(node);
    int index = shape == Term.SCALAR ? place(graph.scalars(), node) : place(graph.tensors(), node);
    // Equal literals are one; that other constants are equal is not part of the structure.
    Object same = literal == Literal.NONE ? index : literal;
    int term = intern(Node.Kind.LEAF, null, null, List.of(), shape, index, same);
    literals.put(term, literal);
    return term;
  }

  private static int place(List<Node> leaves, Node node) {
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i) == node) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a leaf of this graph");
  }

  private int add(Node.Kind kind, Enum<?> operation, Axis axis, List<Integer> operands, int shape) {
    int first = operands.get(0);
    int simpler =
        switch (kind) {
          case UNARY -> unary((Unary) operation, first);
          case BINARY -> binary((Binary) operation, first, operands.get(1));
          case WHERE -> operands.get(1).equals(operands.get(2)) ? operands.get(1) : -1;
          case REDUCE -> terms.get(first).isScalar() ? first : -1;
          case TRANSPOSE -> untransposed(first);
          default -> -1;
        };
    // Only if nothing is left to be broadcast.
    return simpler >= 0 && terms.get(simpler).shape() == shape
        ? simpler
        : intern(kind, operation, axis, operands, shape, -1, -1);
  }

  private int unary(Unary operation, int a) {
    Term term = terms.get(a);
    Enum<?> inner = term.kind() == Node.Kind.UNARY ? term.operation() : null;
    return switch (operation) {
      case NEGATE -> inner == Unary.NEGATE ? term.operands().get(0) : -1;
      case ABS -> inner == Unary.ABS || inner == Unary.SQUARE ? a : -1;
      case SIGN -> inner == Unary.SIGN ? a : -1;
      default -> -1;
    };
  }

  private int binary(Binary operation, int a, int b) {
    Literal left = literals.getOrDefault(a, Literal.NONE);
    Literal right = literals.getOrDefault(b, Literal.NONE);
    return switch (operation) {
      case TIMES -> right == Literal.ONE ? a : left == Literal.ONE ? b : -1;
      case OVER -> right == Literal.ONE ? a : -1;
      case MINUS -> right == Literal.ZERO ? a : -1;
      case POWER -> right == Literal.ONE ? a : -1;
      case MAX, MIN -> a == b ? a : -1;
      default -> -1;
    };
  }

  private int untransposed(int a) {
    Term term = terms.get(a);
    return term.kind() == Node.Kind.TRANSPOSE ? term.operands().get(0) : -1;
  }

  private int intern(
      Node.Kind kind,
      Enum<?> operation,
      Axis axis,
      List<Integer> operands,
      int shape,
      int leaf,
      Object same) {
    return known.computeIfAbsent(
        new Sameness(kind, operation, axis, operands, shape, same),
        key -> {
          terms.add(new Term(kind, operation, axis, operands, shape, leaf));
          return terms.size() - 1;
        });
  }
}
