package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * STEP-10: a large tensor, and many small ones, move as their elements do in one small tensor. Fast
 * code takes another way for large arrays (vector units, blocks, threads) and for many (lists of
 * tensors in one kernel), and has to mind their ends.
 */
public final class Size {

  private static final int SMALL = 7;

  /**
   * Beyond the largest block that is usual: 65,536 elements, which a kernel over lists of tensors
   * takes at a time. A prime, so that threads get unequal shares; 511 more than a power of two, so
   * that what is left of any block up to 512 is one less than the block, and something is left of
   * every larger one.
   */
  private static final int LARGE = 66_047;

  /**
   * A prime beyond the tables that are usual: one launch of a kernel over lists takes 24 to 110
   * tensors, a signed byte counts to 127.
   */
  private static final int TENSORS = 131;

  private static final int STEPS = 4;

  /** The second shows what the first one kept. */
  private static final int LARGE_STEPS = 2;

  private static final List<Values> GRADIENTS = Streams.random(11, STEPS, SMALL);
  private static final Scenario FEW =
      Scenario.openLoop("few elements", Streams.start(SMALL), GRADIENTS);
  private static final Scenario MANY =
      Scenario.openLoop(
          "many elements",
          tiled(Streams.start(SMALL), LARGE),
          GRADIENTS.stream().limit(LARGE_STEPS).map(g -> tiled(g, LARGE)).toList());
  private static final Scenario LIST = list();

  private static final String LARGE_ASTRAY =
      "elements of a large tensor move otherwise than in a small one";
  private static final String LIST_ASTRAY =
      "elements of many tensors move otherwise than in a single one";

  private Size() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    List<Rejection<OptimizerSubject>> crowded = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      Crowding.impostors(system, dialect)
          .forEach(i -> crowded.add(new Rejection<>(i, LIST_ASTRAY)));
    }
    return List.of(
        Metamorphic.claim(
                "STEP-10",
                "size",
                "An element moves the same in a tensor of 7 elements, in one of 66047, and in a list of 131 tensors.",
                "the rule is element-wise")
            .rejecting(
                LARGE_ASTRAY,
                Remainder.forgottenAfterBlocksOf(8),
                Remainder.forgottenAfterBlocksOf(2048),
                Remainder.forgottenAfterBlocksOf(65_536))
            .of(system, Size::check, crowded));
  }

  private static Outcome check(Metamorphic.Runs runs) {
    List<List<Values>> few = runs.of(FEW).trajectory().steps();
    Envelope honest = runs.envelope(FEW);
    Outcome large =
        runs.within(
            runs.of(MANY),
            new Trajectory(
                few.stream()
                    .limit(LARGE_STEPS)
                    .map(step -> List.of(tiled(step.get(0), LARGE)))
                    .toList()),
            (t, p, i) -> 2 * honest.at(t, 0, i % SMALL),
            "",
            LARGE_ASTRAY);
    if (!large.result().isGood()) {
      return large;
    }
    return runs.within(
        runs.of(LIST),
        new Trajectory(few.stream().map(step -> apart(step.get(0))).toList()),
        (t, p, i) -> 2 * honest.at(t, 0, (2 * p + i) % SMALL),
        "large and small tensors move alike, many and few",
        LIST_ASTRAY);
  }

  private static Scenario list() {
    List<Scenario.Parameter> parameters = new ArrayList<>();
    for (Values start : apart(Streams.start(SMALL))) {
      parameters.add(new Scenario.Parameter("x" + parameters.size(), 1, start));
    }
    return new Scenario(
        "many tensors",
        parameters,
        GRADIENTS.stream().map(g -> new Scenario.Stage(1, Oracle.fixed(apart(g)))).toList());
  }

  /** Tensors of one element and of two in turn, from every second place on. */
  private static List<Values> apart(Values few) {
    double[] two = tiled(few, 2 * TENSORS).toArray();
    List<Values> tensors = new ArrayList<>();
    for (int p = 0; p < TENSORS; p++) {
      int size = 1 + p % 2;
      tensors.add(new Values(Shape.of(size), Arrays.copyOfRange(two, 2 * p, 2 * p + size)));
    }
    return tensors;
  }

  private static Values tiled(Values few, int size) {
    double[] many = new double[size];
    Arrays.setAll(many, i -> few.get(i % few.size()));
    return new Values(Shape.of(size), many);
  }
}
