package org.gradmark.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.testng.ConformanceCell;
import org.gradmark.testng.ConformanceTest;

/**
 * Gradmark's own implementations as TestNG tests, on ND4J's arrays. (The suites' tests of
 * themselves run the other backends.)
 */
public class BuiltInConformanceTest extends ConformanceTest {

  @Override
  protected List<ConformanceCell> cells() {
    Laboratory laboratory = Laboratory.on(ReferenceData.bundled());
    Selection selection =
        new Selection(
            List.of(),
            List.of(),
            List.of(),
            List.of("TRAJ-*", "STEP-*", "EDGE-*"),
            List.of("nd4j-cpu"));
    try (Registry registry = Registry.find()) {
      return Plan.of(registry.systems(), registry.builtIns(), selection).cells().stream()
          .map(cell -> ConformanceCell.of(cell, laboratory))
          .collect(Collectors.toList());
    }
  }

  /** What every optimizer shares: trajectories, relations, edges. */
  @Override
  protected int expectedCells() {
    return 835;
  }
}
