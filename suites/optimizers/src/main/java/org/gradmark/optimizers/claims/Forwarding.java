package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Values;

/** An optimizer that passes everything on; impostors change one method. */
class Forwarding implements Optimizer {

  private final Optimizer optimizer;

  Forwarding(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  @Override
  public void add(Values initial) {
    optimizer.add(initial);
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    return optimizer.step(schedule, oracle);
  }

  @Override
  public Optimizer copy() {
    return optimizer.copy();
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
