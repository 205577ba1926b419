package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * STEP-10: large tensors, and lists of tensors, move as their elements do in one small tensor. Fast
 * code takes another way for large arrays (vector units, blocks, threads), for those between, and
 * for many (lists of tensors in one kernel), and has to mind their ends.
 */
public final class Size {

  private static final int SMALL = 7;

  /**
   * A prime beyond the tables that are usual: one launch of a kernel over lists takes 24 to 110
   * tensors, a signed byte counts to 127.
   */
  private static final int TENSORS = 131;

  /**
   * Neither small nor large. Of 129 one element is left after blocks of any power of two below it;
   * 1000 are whole blocks of 8, 10 and 100, but not of 16 or any larger power of two; the other two
   * are primes.
   */
  private static final List<Integer> BETWEEN = List.of(129, 1000, 3001, 10_007);

  /** Nothing is left after any block that is a power of two. */
  private static final int FULL = 65_536;

  /**
   * Beyond the largest block that is usual: 65,536 elements, which a kernel over lists of tensors
   * takes at a time. A prime, so that threads get unequal shares; 511 more than a power of two, so
   * that what is left of any block up to 512 is one less than the block, and something is left of
   * every larger one.
   */
  private static final int LARGE = 66_047;

  /**
   * The first of the powers of two in the list of large tensors. With it once more they are {@link
   * #FULL} elements: who puts them end to end has nothing left, either.
   */
  private static final int SMALLEST = 64;

  /** Every other large tensor of the list is a matrix with so many columns. */
  private static final int COLUMNS = 32;

  private static final int STEPS = 4;

  /** The second shows what the first one kept. */
  private static final int LARGE_STEPS = 2;

  private static final List<Values> GRADIENTS = Streams.random(11, STEPS, SMALL);
  private static final Scenario FEW =
      Scenario.openLoop("few elements", Streams.start(SMALL), GRADIENTS);

  private static final String LARGE_ASTRAY =
      "elements of a large tensor move otherwise than in a small one";
  private static final String LIST_ASTRAY =
      "elements of many tensors move otherwise than in a single one";

  private record Question(Tiling tiling, String complaint) {}

  /** The quick ones first. */
  private static final List<Question> QUESTIONS = questions();

  private Size() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    List<Rejection<OptimizerSubject>> crowded = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      Crowding.impostors(system, dialect)
          .forEach(i -> crowded.add(new Rejection<>(i, LIST_ASTRAY)));
      for (Mistake mistake : List.of(Blocks.lastLost(64), Blocks.onlyFirstRows(64))) {
        crowded.add(system.rejection(dialect.id(), mistake, LIST_ASTRAY));
      }
    }
    return List.of(
        Metamorphic.claim(
                "STEP-10",
                "size",
                "An element moves the same in a tensor of 7 elements, in one of 129 to 66047, and in"
                    + " a list of 131 small tensors or of 11 large ones.",
                "the rule is element-wise")
            .rejecting(
                LARGE_ASTRAY,
                Blocks.remainderForgotten(8),
                Blocks.remainderForgotten(2048),
                Blocks.remainderForgotten(65_536),
                Blocks.lastLost(32_768),
                Blocks.onlyFirst(128, 59_999),
                Blocks.onlyFirst(512, 1023))
            .of(system, Size::check, crowded));
  }

  private static Outcome check(Metamorphic.Runs runs) {
    Trajectory few = runs.of(FEW).trajectory();
    Envelope honest = runs.envelope(FEW);
    Outcome outcome = null;
    for (Question question : QUESTIONS) {
      Tiling tiling = question.tiling;
      outcome =
          runs.within(
              runs.of(tiling.scenario()),
              tiling.of(few),
              (t, p, i) -> 2 * honest.at(t, 0, tiling.source(p, i)),
              "large and small tensors move alike, many and few",
              question.complaint);
      if (!outcome.result().isGood()) {
        return outcome;
      }
    }
    return outcome;
  }

  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    questions.add(
        new Question(
            tiling(
                "many tensors",
                STEPS,
                IntStream.range(0, TENSORS).mapToObj(p -> Shape.of(1 + p % 2)).toList()),
            LIST_ASTRAY));
    for (int size : BETWEEN) {
      questions.add(alone(size, LARGE_STEPS));
    }
    questions.add(new Question(tiling("large tensors", LARGE_STEPS, powers()), LIST_ASTRAY));
    questions.add(alone(FULL, 1));
    questions.add(alone(LARGE, LARGE_STEPS));
    return questions;
  }

  private static Question alone(int size, int steps) {
    return new Question(
        tiling("a tensor of " + size + " elements", steps, List.of(Shape.of(size))), LARGE_ASTRAY);
  }

  private static Tiling tiling(String name, int steps, List<Shape> shapes) {
    return new Tiling(name, shapes, Streams.start(SMALL), GRADIENTS.subList(0, steps));
  }

  /** The smallest twice, so that two are alike; every other one is a matrix. */
  private static List<Shape> powers() {
    List<Shape> shapes = new ArrayList<>(List.of(Shape.of(SMALLEST)));
    for (int size = SMALLEST; size < FULL; size *= 2) {
      shapes.add(shapes.size() % 2 == 0 ? Shape.of(size / COLUMNS, COLUMNS) : Shape.of(size));
    }
    return shapes;
  }
}
