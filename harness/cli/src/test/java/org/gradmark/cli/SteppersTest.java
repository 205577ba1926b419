package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.bench.BenchmarkFailure;
import org.gradmark.bench.Candidates;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.bench.Rehearsal;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.run.Registry;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/**
 * Every optimizer of the suite that takes gradients alone can be timed, and does what it should.
 */
public class SteppersTest {

  /** 54 dialects in two formats. */
  private static final int ADMITTED = 108;

  /** One parameter of each rank that lists have, and the first once more. */
  private static final List<Shape> SHAPES = List.of(Shape.of(5), Shape.of(3, 4), Shape.of(5));

  @Test
  public void whatWouldBeTimedIsWhatWasVerified() {
    Rehearsal rehearsal = new Rehearsal(new Tolerances());
    Map<String, String> wrong = new TreeMap<>();
    int right = 0;
    try (Registry registry = Registry.find()) {
      Candidates all =
          new Candidates(
              List.of(),
              List.of(),
              List.of("fused-cpu", "fused-cpu-f64"),
              List.of("float32", "float64"));
      for (Candidate one : all.among(registry.builtIns(), registry)) {
        try {
          rehearsal.check(
              one.subject(),
              one.backend(),
              one.system().dialect(one.subject().dialect()).rule(),
              one.hyperparameters(),
              SHAPES,
              2);
          right++;
        } catch (UnsupportedOperationException e) {
          assertTrue(e.getMessage().length() > 1, one.id()); // it asks for more than a gradient
        } catch (BenchmarkFailure | IllegalArgumentException e) {
          wrong.put(one.id(), String.valueOf(e.getMessage()));
        }
      }
    }
    assertEquals(wrong, Map.of());
    // Written down by hand, so that losing some is noticed.
    assertTrue(right >= ADMITTED, "of " + ADMITTED + " that could be timed " + right + " can");
  }
}
