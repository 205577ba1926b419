package org.gradmark.backends.fused.graph;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** Graphs have one key exactly if they have one program. */
public class GraphTest {

  private static Node leaf(int... extents) {
    return Node.leaf(Shape.of(extents), "somewhere");
  }

  private static Graph.Key scaled(Node x, double factor) {
    Node product = Node.binary(Binary.TIMES, x, Node.constant(factor), x.shape());
    return Graph.of(List.of(product)).key();
  }

  private static Graph.Key sum(Node a, Node b) {
    Shape joint = a.shape().broadcast(b.shape(), "plus");
    return Graph.of(List.of(Node.binary(Binary.PLUS, a, b, joint))).key();
  }

  @Test
  public void extentsAndNumbersAreNoPartOfTheKey() {
    assertEquals(scaled(leaf(4), 0.5), scaled(leaf(9), 0.25));
    assertEquals(sum(leaf(2, 3), leaf(2, 1)), sum(leaf(5, 7), leaf(5, 1)));
  }

  @Test
  public void operationsBroadcastingAndSharedOperandsAre() {
    assertNotEquals(scaled(leaf(4), 0.5), scaled(leaf(4), 1));
    assertNotEquals(scaled(leaf(4), 0), scaled(leaf(4), -0.0));
    assertNotEquals(sum(leaf(2, 3), leaf(2, 1)), sum(leaf(2, 3), leaf(1, 3)));
    assertNotEquals(sum(leaf(2, 3), leaf(2, 3)), sum(leaf(2, 3), leaf(1, 1)));
    Node x = leaf(4);
    assertNotEquals(sum(x, x), sum(x, leaf(4)));
    Node a = Node.reduce(Reduction.SUM, Axis.ROW, leaf(2, 3));
    Node b = Node.reduce(Reduction.MAX, Axis.ROW, leaf(2, 3));
    Node c = Node.reduce(Reduction.SUM, Axis.ALL, leaf(2, 3));
    assertNotEquals(Graph.of(List.of(a)).key(), Graph.of(List.of(b)).key());
    assertNotEquals(Graph.of(List.of(a)).key(), Graph.of(List.of(c)).key());
  }

  @Test
  public void aSettledNodeIsALeaf() {
    Node x = leaf(4);
    Node y = Node.binary(Binary.PLUS, x, x, x.shape());
    Node z = Node.binary(Binary.TIMES, y, y, x.shape());
    assertEquals(Graph.of(List.of(z)).tensors(), List.of(x));
    y.settle("computed");
    assertEquals(Graph.of(List.of(z)).tensors(), List.of(y));
    assertEquals(Graph.of(List.of(z)).nodes(), List.of(y, z));
  }

  @Test
  public void piecesAreShortAndWhatHangsTogetherStaysTogether() {
    Node x = leaf(4);
    Node end = x;
    for (int i = 0; i < 1000; i++) {
      end = Node.binary(Binary.PLUS, end, x, x.shape());
    }
    Node other = Node.binary(Binary.TIMES, x, x, x.shape());
    int pieces = 0;
    for (Graph graph : Pieces.of(List.of(end, other))) {
      assertEquals(graph.nodes().size() <= 300, true, "" + graph.nodes().size());
      graph.roots().forEach(root -> root.settle("computed"));
      pieces++;
    }
    assertEquals(pieces, 5);
    assertEquals(end.value(), "computed");
  }
}
