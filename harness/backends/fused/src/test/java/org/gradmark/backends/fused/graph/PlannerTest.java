package org.gradmark.backends.fused.graph;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.Test;

/** What is simplified, and into how few passes a graph is cut. */
public class PlannerTest {

  private static final Shape SHAPE = Shape.of(6, 4);

  private static Node leaf() {
    return Node.leaf(SHAPE, "somewhere");
  }

  private static Node op(Binary operation, Node a, Node b) {
    return Node.binary(operation, a, b, a.shape().broadcast(b.shape(), "test"));
  }

  private static Node sum(Axis axis, Node a) {
    return Node.reduce(Reduction.SUM, axis, a);
  }

  private static Program plan(Node... roots) {
    return Planner.plan(Graph.of(List.of(roots)));
  }

  private static List<Stage.Pass> passes(Program program) {
    return program.stages().stream()
        .filter(Stage.Pass.class::isInstance)
        .map(Stage.Pass.class::cast)
        .toList();
  }

  private static long computed(Program program) {
    return passes(program).stream()
        .flatMap(pass -> pass.values().stream())
        .filter(v -> v.kind() != Value.Kind.LOAD && v.kind() != Value.Kind.SCALAR)
        .count();
  }

  @Test
  public void whatChangesNoBitIsLeftOut() {
    Node x = leaf();
    Node one = Node.constant(1);
    assertEquals(computed(plan(op(Binary.TIMES, x, one))), 0);
    assertEquals(computed(plan(op(Binary.TIMES, one, x))), 0);
    assertEquals(computed(plan(op(Binary.OVER, x, one))), 0);
    assertEquals(computed(plan(op(Binary.MINUS, x, Node.constant(0)))), 0);
    assertEquals(computed(plan(op(Binary.POWER, x, one))), 0);
    assertEquals(computed(plan(op(Binary.MAX, x, x))), 0);
    assertEquals(computed(plan(Node.unary(Unary.NEGATE, Node.unary(Unary.NEGATE, x)))), 0);
  }

  @Test
  public void whatWouldChangeABitStays() {
    Node x = leaf();
    // -0 + 0 is +0, inf * 0 and inf - inf are NaN, and -0 - (-0) is +0.
    assertEquals(computed(plan(op(Binary.PLUS, x, Node.constant(0)))), 1);
    assertEquals(computed(plan(op(Binary.TIMES, x, Node.constant(0)))), 1);
    assertEquals(computed(plan(op(Binary.MINUS, x, x))), 1);
    assertEquals(computed(plan(op(Binary.MINUS, x, Node.constant(-0.0)))), 1);
    // A scalar times one is no tensor, but what is broadcast is still wanted.
    assertEquals(computed(plan(op(Binary.TIMES, Node.leaf(Shape.of(6, 1), ""), leaf()))), 1);
  }

  @Test
  public void whatIsThereTwiceIsComputedOnce() {
    Node x = leaf();
    Node a = Node.unary(Unary.SQUARE, x);
    Node b = Node.unary(Unary.SQUARE, x);
    assertEquals(computed(plan(op(Binary.PLUS, a, b))), 2);
  }

  @Test
  public void scalarsAreComputedOutsideOfLoops() {
    Node beta = Node.constant(0.9);
    Node correction = op(Binary.MINUS, Node.constant(1), op(Binary.POWER, beta, Node.constant(3)));
    Program program = plan(op(Binary.OVER, leaf(), correction));
    assertEquals(computed(program), 1);
    assertEquals(((Stage.Scalars) program.stages().get(0)).steps().size(), 2);
  }

  @Test
  public void averagesAndStepAreOnePass() {
    Node x = leaf();
    Node g = leaf();
    Node v = leaf();
    Node kept = op(Binary.PLUS, op(Binary.TIMES, v, Node.constant(0.9)), g);
    Node after = op(Binary.MINUS, x, op(Binary.TIMES, kept, Node.constant(0.1)));
    Program program = plan(after, kept);
    assertEquals(passes(program).size(), 1);
    assertEquals(Traffic.streams(passes(program).get(0)), 5);
  }

  @Test
  public void aTrustRatioIsTwoPassesAndStoresNoMoreThanItsState() {
    Node x = leaf();
    Node g = leaf();
    Node v = leaf();
    Node kept = op(Binary.PLUS, op(Binary.TIMES, v, Node.constant(0.9)), g);
    Node norm = Node.unary(Unary.SQRT, sum(Axis.ALL, Node.unary(Unary.SQUARE, x)));
    Node length = Node.unary(Unary.SQRT, sum(Axis.ALL, Node.unary(Unary.SQUARE, kept)));
    Node ratio = op(Binary.OVER, norm, length);
    Node after = op(Binary.MINUS, x, op(Binary.TIMES, kept, ratio));
    Program program = plan(after, kept);
    List<Stage.Pass> passes = passes(program);
    assertEquals(passes.size(), 2);
    assertEquals(passes.get(0).folds().size(), 2);
    // x, g, v and the new v; then x, the new v and the new x.
    assertEquals(passes.stream().mapToInt(Traffic::streams).sum(), 7);
    assertEquals(program.buffers(), 5);
  }

  @Test
  public void rowAndColumnSumsAreTakenTogether() {
    Node g2 = Node.unary(Unary.SQUARE, leaf());
    Node rows = sum(Axis.ROW, g2);
    Node columns = sum(Axis.COLUMN, g2);
    Node all = sum(Axis.ALL, rows);
    Node update = op(Binary.OVER, op(Binary.TIMES, rows, columns), all);
    List<Stage.Pass> passes = passes(plan(update));
    assertEquals(passes.get(0).folds().size(), 2);
    assertEquals(passes.size(), 3);
    // The outer product is made where it is needed, of a column and a row.
    Stage.Pass last = passes.get(2);
    assertEquals(Traffic.streams(last), 1);
    assertTrue(last.values().stream().anyMatch(v -> v.reach() == Reach.PER_ROW));
  }

  @Test
  public void productsReadAndWriteBuffers() {
    Node a = Node.leaf(Shape.of(6, 4), "");
    Node doubled = op(Binary.PLUS, a, a);
    Node product = Node.matmul(doubled, Node.transpose(a));
    Program program = plan(op(Binary.PLUS, product, Node.constant(1)));
    List<String> kinds =
        program.stages().stream().map(stage -> stage.getClass().getSimpleName()).toList();
    assertEquals(kinds, Arrays.asList("Transposition", "Pass", "Product", "Pass"));
  }

  @Test
  public void aNewValueTakesAnOldOnesPlaceOnlyIfNobodyReadsItLater() {
    Node x = leaf();
    Node g = leaf();
    Program plain = plan(op(Binary.MINUS, x, g));
    assertTrue(plain.mayReplace(2, 0));
    Node mean = sum(Axis.ROW, x);
    Node centred = op(Binary.MINUS, x, mean);
    Program two = plan(op(Binary.TIMES, centred, g), op(Binary.PLUS, x, g));
    // x + g could be stored in the first pass, where x is read again in the second.
    int sum = two.results().get(1).index();
    int last = two.stages().size() - 1;
    assertEquals(two.mayReplace(sum, 0), Traffic.writes(two.stages().get(last), sum));
    assertFalse(plan(x, op(Binary.MINUS, x, g)).mayReplace(2, 0));
    Node product = Node.matmul(Node.leaf(Shape.of(4, 4), ""), Node.leaf(Shape.of(4, 4), ""));
    assertFalse(plan(product).mayReplace(2, 0));
  }

  @Test
  public void resultsThatAreTheSameOrTheCallersGetBuffersOfTheirOwn() {
    Node x = leaf();
    Node g = leaf();
    Node sum = op(Binary.PLUS, x, g);
    Program program = plan(sum, sum, g);
    Program distinct = Rewriting.distinctResults(program, buffer -> buffer == 1);
    assertEquals(distinct.results().stream().distinct().count(), 3);
    assertEquals(passes(distinct).size(), 1);
    assertEquals(passes(distinct).get(0).stores().size(), 3);
  }
}
