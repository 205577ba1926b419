package org.gradmark.core.laboratory;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.backend.RoundingBackend.Direction;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Rules;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tolerances let honest arithmetic pass, and nothing else. */
public class TolerancesTest {

  private static final Map<String, Double> ADAM =
      Map.of("learning_rate", 0.01, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8);
  private static final int STEPS = 40;
  private static final int ELEMENTS = 6;
  private static final double[] START = {1, -2, 0.5, 3, -0.25, 10};
  private static final Scenario NOISE = noise();

  private final Tolerances tolerances = new Tolerances();

  /** Gradients of very different sizes and changing signs, all of them floats. */
  private static Scenario noise() {
    SplittableRandom random = new SplittableRandom(21);
    List<Values> gradients = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      double[] g = new double[ELEMENTS];
      for (int i = 0; i < ELEMENTS; i++) {
        g[i] = (float) Math.scalb(random.nextDouble(-1, 1), 4 * i - 8);
      }
      gradients.add(new Values(Shape.of(ELEMENTS), g));
    }
    return Scenario.openLoop("noise", new Values(Shape.of(ELEMENTS), START), gradients);
  }

  private static double gradient(int t, int i) {
    return NOISE.stages().get(t - 1).oracle().gradient(List.of()).get(0).get(i);
  }

  @Test
  public void whereNothingRoundsOnlyTheUlpsAreAllowed() {
    Values one = new Values(Shape.of(2), 1, -8);
    Scenario halves = Scenario.openLoop("halves", one, List.of(one, one, one));
    Map<String, Double> half = Map.of("learning_rate", 0.5);
    for (Precision precision : Precision.values()) {
      Envelope envelope = tolerances.envelope(Rules.DESCENT, halves, half, precision);
      Precision grid = precision == Precision.EXACT ? Precision.FLOAT64 : precision;
      for (int t = 1; t <= 3; t++) {
        // Of the largest value so far: the one before the first step.
        assertEquals(envelope.at(t, 0, 0), 2 * grid.ulp(1), precision + " " + t);
        assertEquals(envelope.at(t, 0, 1), 2 * grid.ulp(8), precision + " " + t);
      }
    }
  }

  /** The sum that the class comment states, worked out again for a step's every element. */
  @Test
  public void toleranceIsDeviationsAndDriftAndUlps() {
    Envelope envelope = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT32);
    double[] largest = new double[ELEMENTS];
    for (int t = 1; t <= 3; t++) {
      for (int i = 0; i < ELEMENTS; i++) {
        double centre = envelope.exact().after(t, 0, i);
        double squares = 0;
        for (int seed = 0; seed < 32; seed++) {
          double error = rounded(new RoundingBackend(Precision.FLOAT32, seed), t, i) - centre;
          squares += error * error;
        }
        double drift = 0;
        for (Direction way : Direction.values()) {
          if (way != Direction.RANDOM) {
            double end = rounded(new RoundingBackend(Precision.FLOAT32, way), t, i);
            drift = Math.max(drift, Math.abs(end - centre));
          }
        }
        double before = t == 1 ? START[i] : envelope.exact().after(t - 1, 0, i);
        double ulp = Math.ulp((float) Math.max(Math.abs(centre), Math.abs(before)));
        double due = 8 * Math.sqrt(squares / 32) + drift + 2 * ulp;
        largest[i] = Math.max(largest[i], due);
        assertEquals(envelope.at(t, 0, i), largest[i], 1e-9 * due, t + " " + i);
      }
    }
  }

  private static double rounded(RoundingBackend backend, int t, int i) {
    return Trajectory.run(new RuleOptimizer(Rules.ADAM, backend, ADAM), NOISE, 1, t).after(t, 0, i);
  }

  @Test
  public void tolerancesScaleWithThePrecision() {
    Envelope narrow = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT64);
    Envelope wide = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT32);
    for (int t = 1; t <= STEPS; t++) {
      for (int i = 0; i < ELEMENTS; i++) {
        double ratio = wide.at(t, 0, i) / narrow.at(t, 0, i) / 0x1p29;
        assertTrue(ratio > 0.1 && ratio < 10, "step " + t + ", element " + i + ": " + ratio);
      }
    }
  }

  @Test
  public void tolerancesNeverShrink() {
    Envelope envelope = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT32);
    for (int t = 2; t <= STEPS; t++) {
      for (int i = 0; i < ELEMENTS; i++) {
        assertTrue(envelope.at(t, 0, i) >= envelope.at(t - 1, 0, i), t + " " + i);
      }
    }
  }

  @Test
  public void theCentreIsExactAndKept() {
    Envelope envelope = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT64);
    assertSame(tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT64), envelope);
    assertSame(tolerances.exact(Rules.ADAM, NOISE, ADAM), envelope.exact());
    Scenario first = Scenario.openLoop("x", new Values(Shape.of(1), 0), List.of(one(), one()));
    Map<String, Double> tenth = Map.of("learning_rate", 0.1);
    Trajectory exact = tolerances.exact(Rules.DESCENT, first, tenth);
    assertEquals(exact.after(2, 0, 0), -0.2);
  }

  private static Values one() {
    return new Values(Shape.of(1), 1);
  }

  @Test
  public void whatOverflowsIsLeftOut() {
    Values start = new Values(Shape.of(2), 1, 1);
    Scenario huge =
        Scenario.openLoop("huge", start, List.of(new Values(Shape.of(2), 1e30, 1e-10), start));
    Map<String, Double> rate = Map.of("learning_rate", 1e10);
    Envelope envelope = tolerances.envelope(Rules.DESCENT, huge, rate, Precision.FLOAT32);
    assertEquals(envelope.at(1, 0, 0), Double.POSITIVE_INFINITY);
    assertEquals(envelope.at(2, 0, 0), Double.POSITIVE_INFINITY);
    assertTrue(envelope.at(1, 0, 1) < 1e-5);
    Envelope wide = tolerances.envelope(Rules.DESCENT, huge, rate, Precision.FLOAT64);
    assertTrue(wide.at(1, 0, 0) < 1e26);
  }

  /** One of the ways to write Adam, in Java's own arithmetic; {@code wrong} lengthens the steps. */
  private interface Writing {
    Trajectory run(double wrong);
  }

  @DataProvider
  public static Object[][] writings() {
    return new Object[][] {
      {"as in the paper, in double", Precision.FLOAT64, (Writing) HonestAdam::plain},
      {"rate first, in double", Precision.FLOAT64, (Writing) HonestAdam::reordered},
      {"in float", Precision.FLOAT32, (Writing) HonestAdam::single},
      {"rate first, in float", Precision.FLOAT32, (Writing) HonestAdam::singleReordered},
      {"float state, double arithmetic", Precision.FLOAT32, (Writing) HonestAdam::mixed},
    };
  }

  @Test(dataProvider = "writings")
  public void honestWritingsStayWithin(String name, Precision precision, Writing writing) {
    Comparison comparison = compare(precision, writing.run(0));
    assertTrue(comparison.agrees(), name + ": " + comparison);
  }

  @Test(dataProvider = "writings")
  public void aThousandthOfTheStepIsSeen(String name, Precision precision, Writing writing) {
    assertFalse(compare(precision, writing.run(1e-3)).agrees(), name);
    assertFalse(compare(precision, writing.run(-1e-3)).agrees(), name);
  }

  private Comparison compare(Precision precision, Trajectory observed) {
    Envelope envelope = tolerances.envelope(Rules.ADAM, NOISE, ADAM, precision);
    return Comparison.of(observed, envelope.exact(), envelope::at);
  }

  @Test
  public void aSketchIsOfTheSameSize() {
    Envelope full = tolerances.envelope(Rules.ADAM, NOISE, ADAM, Precision.FLOAT32);
    Envelope sketch = Tolerances.sketch(Rules.ADAM, NOISE, ADAM, Precision.FLOAT32, full.exact());
    for (int i = 0; i < ELEMENTS; i++) {
      double ratio = sketch.at(STEPS, 0, i) / full.at(STEPS, 0, i);
      assertTrue(ratio > 0.2 && ratio < 5, i + ": " + ratio);
    }
  }

  static Scenario scenario() {
    return NOISE;
  }

  static double at(int t, int i) {
    return gradient(t, i);
  }
}
