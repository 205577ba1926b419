package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.reference.Reference;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.optimizers.adam.Adam;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Tolerances are less than a hundredth of the distance to the nearest other dialect: for every pair
 * there is a reference case in which the two rules, worked out exactly, are a hundred tolerances
 * apart.
 */
public class SeparationTest {

  private static final double TOLERANCES = 100;

  private final ReferenceData data = ReferenceData.bundled();
  private final Tolerances tolerances = new Tolerances();

  private record Case(Scenario scenario, Map<String, Double> hyperparameters) {}

  @DataProvider
  public static Object[][] precisions() {
    return new Object[][] {{Precision.FLOAT64}, {Precision.FLOAT32}};
  }

  @Test(dataProvider = "precisions")
  public void everyPairIsFarApart(Precision precision) {
    assertEquals(close(precision), Set.of());
  }

  /** So that the test above is not about nothing: a rule is no distance from itself. */
  @Test
  public void aRuleIsNotFarFromItself() {
    Dialect<Rule> paper = Adam.SYSTEM.dialect("paper");
    assertEquals(distance(Adam.SYSTEM, paper, paper.rule(), Precision.FLOAT64), 0.0);
  }

  /** The pairs, declared dialect first, that no case holds far enough apart. */
  private Set<String> close(Precision precision) {
    Set<String> close = new TreeSet<>();
    for (OptimizerSystem system :
        OptimizerSuite.SYSTEMS.stream().filter(ClaimsHaveTeethTest::hasTrajectories).toList()) {
      for (Dialect<Rule> declared : system.dialects()) {
        for (Dialect<Rule> real : system.dialects()) {
          String pair = system.id() + "/" + declared.id() + " " + real.id();
          if (real != declared && !ClaimsHaveTeethTest.EXTENSIONS.contains(pair)) {
            double distance = distance(system, declared, real.rule(), precision);
            if (!(distance >= TOLERANCES)) {
              close.add(pair + " " + distance);
            }
          }
        }
      }
    }
    return close;
  }

  /** In tolerances of a comparison with a library's float64, where it is largest. */
  private double distance(
      OptimizerSystem system, Dialect<Rule> declared, Rule real, Precision precision) {
    double largest = 0;
    for (Case one : cases(system, declared)) {
      Envelope own = envelope(declared.rule(), one, precision);
      Envelope library = envelope(declared.rule(), one, Precision.FLOAT64);
      Trajectory other = tolerances.exact(real, one.scenario, one.hyperparameters);
      Comparison comparison =
          Comparison.of(other, own.exact(), (t, p, i) -> own.at(t, p, i) + library.at(t, p, i));
      largest = Math.max(largest, comparison.worst());
      if (largest >= TOLERANCES) {
        return largest;
      }
    }
    return largest;
  }

  private Envelope envelope(Rule rule, Case one, Precision precision) {
    return tolerances.envelope(rule, one.scenario, one.hyperparameters, precision);
  }

  private List<Case> cases(OptimizerSystem system, Dialect<Rule> dialect) {
    Set<Case> cases = new LinkedHashSet<>();
    for (Reference reference : data.trajectories(system.id(), dialect.id())) {
      cases.add(new Case(reference.scenario(), reference.hyperparameters()));
    }
    return new ArrayList<>(cases);
  }
}
