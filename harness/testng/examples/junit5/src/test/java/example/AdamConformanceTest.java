package example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.testng.OptimizerConformance;
import org.gradmark.testng.PushedOptimizer;

/** Holds {@link Adam} to every claim about Adam. */
public class AdamConformanceTest extends OptimizerConformance {

  @Override
  protected String system() {
    return "adam";
  }

  /** Written down, so that losing some is noticed; a wrong number is told with the right one. */
  @Override
  protected int expectedCells() {
    return 29;
  }

  @Override
  protected Set<Capability> capabilities() {
    return Set.of(Capability.SCHEDULE, Capability.LATE_PARAMETERS);
  }

  @Override
  protected Optimizer create(String dtype, Map<String, Double> h) {
    List<Adam> adams = new ArrayList<>();
    return new PushedOptimizer() {
      @Override
      protected void added(int index, int size) {
        adams.add(
            new Adam(
                size,
                h.getOrDefault("learning_rate", 0.001),
                h.getOrDefault("beta1", 0.9),
                h.getOrDefault("beta2", 0.999),
                h.getOrDefault("epsilon", 1e-8)));
      }

      @Override
      protected void update(int index, double[] x, double[] gradient, double schedule) {
        adams.get(index).step(x, gradient, schedule);
      }
    };
  }
}
