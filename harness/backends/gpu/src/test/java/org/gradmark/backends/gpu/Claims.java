package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Precision;

/** Puts claims to the built-in optimizers on a device. */
final class Claims {

  private Claims() {}

  /**
   * Systems of each structure: averages that are corrected, and kept as a maximum, a product of
   * momenta, a norm, a sign, a root of sums; a sequence of numbers, a linear oracle, one memory per
   * component. (Conjugate directions would take as long as three of these.)
   */
  private static final List<String> SOME =
      List.of(
          "adagrad-norm",
          "adam",
          "amsgrad",
          "fista",
          "frank-wolfe",
          "lion",
          "nadam",
          "rmsprop",
          "saga");

  /**
   * Half of the systems of optimizers that are tried: some, or all with {@code
   * -Dgradmark.everything=true}, which takes some minutes more.
   *
   * @param first 0 or 1: which half
   */
  static List<String> everySecondSystem(int first) {
    try (Registry registry = Registry.find()) {
      List<String> all =
          registry.systems().stream()
              .filter(OptimizerSystem.class::isInstance)
              .map(system -> system.id())
              .sorted()
              .toList();
      assertTrue(all.containsAll(SOME), all.toString());
      List<String> tried = Boolean.getBoolean("gradmark.everything") ? all : SOME;
      return IntStream.range(0, tried.size())
          .filter(i -> i % 2 == first)
          .mapToObj(tried::get)
          .toList();
    }
  }

  /**
   * Decides all claims.
   *
   * @param systems none for all
   * @param least fewer cells than these would be a plan that has lost some
   */
  static void keepsThem(String backend, List<String> systems, int least) {
    OnDevice.single();
    List<String> wrong = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    Selection selection = new Selection(List.of(), systems, List.of(), List.of(), List.of(backend));
    try (Registry registry = Registry.find()) {
      Plan plan = Plan.of(registry.systems(), registry.builtIns(), selection);
      Laboratory laboratory = Laboratory.on(ReferenceData.bundled());
      new Runner(laboratory, 2, Duration.ofMinutes(10))
          .run(
              plan,
              verdict -> {
                verdicts.add(verdict);
                if (!isGood(verdict)) {
                  wrong.add(verdict.toString());
                }
              });
      assertTrue(plan.cells().size() > least, plan.cells().size() + " cells");
      assertEquals(verdicts.size(), plan.cells().size());
    }
    assertTrue(wrong.isEmpty(), String.join("\n", wrong));
  }

  /** What 16 bits are too coarse for is skipped, and the reason says so; it is not much. */
  private static boolean isGood(Verdict verdict) {
    Precision precision = Backends.precision(verdict.backend());
    boolean narrow = precision != precision.arithmetic();
    return verdict.result() == Result.PASS
        || narrow
            && verdict.result() == Result.SKIPPED
            && verdict.message().contains("float32 kept in");
  }
}
