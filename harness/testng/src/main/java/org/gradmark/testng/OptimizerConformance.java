package org.gradmark.testng;

import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;

/**
 * Extend this class to hold an optimizer to every claim about its system, one test per claim and
 * dtype.
 *
 * <pre>{@code
 * public class MyAdamTest extends OptimizerConformance {
 *   protected String system() { return "adam"; }
 *   protected int expectedCells() { return 29; }
 *   protected Optimizer create(String dtype, Map<String, Double> h) {
 *     MyAdam adam = new MyAdam(h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon"));
 *     return new PushedOptimizer() { ... };
 *   }
 * }
 * }</pre>
 *
 * <p>A claim that needs a capability which is not declared is skipped, with this reason; a declared
 * one that turns out to be missing is an error, and so is a step that is not supported.
 */
public abstract class OptimizerConformance extends SubjectConformance {

  /**
   * A new optimization.
   *
   * @param dtype one of {@link #dtypes()}
   * @param hyperparameters name to value, as {@code gradmark list --system} names them; what is
   *     absent takes the implementation's own default
   */
  protected abstract Optimizer create(String dtype, Map<String, Double> hyperparameters);

  /** What it can do beyond taking steps; nothing unless overridden. */
  protected Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  final OptimizerSubject subject() {
    return new DeclaredOptimizer();
  }

  private final class DeclaredOptimizer extends Declared implements OptimizerSubject {
    @Override
    public Set<Capability> capabilities() {
      return OptimizerConformance.this.capabilities();
    }

    @Override
    public Optimizer open(String backend, Map<String, Double> hyperparameters) {
      return new HeldOptimizer(create(backend, hyperparameters), capabilities());
    }
  }
}
