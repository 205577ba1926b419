package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.core.tensor.Precision;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every claim about every optimizer on generated kernels; what keeps its state in 16 bits has wider
 * tolerances. On a machine without a graphics card PoCL runs them.
 */
public class ClaimsTest {

  /** Some of each structure: their claims are put to the narrow formats at every change. */
  private static final List<String> SAMPLE =
      List.of("momentum", "adagrad-norm", "adam", "rmsprop", "lion");

  /**
   * Backends and systems; with {@code -Dgradmark.everything=true} all systems on each, which takes
   * seven minutes of processor time for a narrow format.
   */
  @DataProvider
  public static Object[][] backends() {
    List<String> systems = Boolean.getBoolean("gradmark.everything") ? List.of() : SAMPLE;
    return new Object[][] {
      {"fused-gpu", List.of()}, {"fused-gpu-bf16", systems}, {"fused-gpu-f16", systems}
    };
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

  @Test(dataProvider = "backends")
  public void everyOptimizerKeepsItsClaims(String backend, List<String> systems) {
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
      int least = systems.isEmpty() ? 1000 : 150;
      assertTrue(plan.cells().size() > least, plan.cells().size() + " cells");
      assertEquals(verdicts.size(), plan.cells().size());
    }
    assertTrue(wrong.isEmpty(), String.join("\n", wrong));
  }
}
