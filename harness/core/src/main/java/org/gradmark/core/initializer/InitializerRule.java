package org.gradmark.core.initializer;

import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * How an initializer fills one parameter, written like the formula of its paper: a pure function of
 * the {@link Start}. It must not branch on a tensor's value.
 */
@FunctionalInterface
public interface InitializerRule {

  /**
   * The values of the parameter: of the kernel's {@link Kernel#shape shape}, or of its {@link
   * Kernel#matrix matrix}, which the harness folds.
   */
  Tensor initialize(Start s);

  /** Names of the hyperparameters that this rule looks at, found by watching it fill a kernel. */
  default Set<String> hyperparameters() {
    Set<String> names = new TreeSet<>();
    Kernel kernel = Kernel.dense(2, 2);
    Values batch = new Values(Shape.of(2, 2), 1, 2, 2, 1);
    Blueprint blueprint =
        new Blueprint(java.util.List.of(kernel), java.util.Map.of(), 0, java.util.List.of(batch));
    initialize(
        new StartWrapper(new HarnessStart(IeeeBackend.F64, blueprint, 0)) {
          @Override
          public Tensor get(Hyperparameter hyperparameter) {
            names.add(hyperparameter.name());
            return super.get(hyperparameter);
          }
        });
    return names;
  }

  /** Whether this rule looks at a batch of inputs, found by watching it fill a kernel. */
  default boolean looksAtData() {
    boolean[] looked = new boolean[1];
    Values batch = new Values(Shape.of(2, 2), 1, 2, 2, 1);
    Blueprint blueprint =
        new Blueprint(
            java.util.List.of(Kernel.dense(2, 2)), java.util.Map.of(), 0, java.util.List.of(batch));
    initialize(
        new StartWrapper(new HarnessStart(IeeeBackend.F64, blueprint, 0)) {
          @Override
          public Tensor batch() {
            looked[0] = true;
            return super.batch();
          }
        });
    return looked[0];
  }
}
