package org.gradmark.testng;

import java.util.List;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Values;

/**
 * An author's optimizer, held to what its class declares: to throw {@link
 * UnsupportedOperationException} is no way out of a claim. It says no only to what was not
 * declared, or where the problem of a claim could not answer a question of its.
 */
final class HeldOptimizer implements Optimizer {

  /** Where the harness's own exceptions come from, such as that of an oracle without an answer. */
  private static final String HARNESS = "org.gradmark.core.";

  private final Optimizer optimizer;
  private final Set<Capability> declared;
  private int steps;

  HeldOptimizer(Optimizer optimizer, Set<Capability> declared) {
    this(optimizer, declared, 0);
  }

  private HeldOptimizer(Optimizer optimizer, Set<Capability> declared, int steps) {
    this.optimizer = optimizer;
    this.declared = Set.copyOf(declared);
    this.steps = steps;
  }

  @Override
  public void add(Values initial) {
    try {
      optimizer.add(initial);
    } catch (UnsupportedOperationException e) {
      boolean may = steps > 0 && !declared.contains(Capability.LATE_PARAMETERS);
      throw refusal("add a parameter", may, e);
    }
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    try {
      steps++;
      return optimizer.step(schedule, oracle);
    } catch (UnsupportedOperationException e) {
      boolean may = schedule != 1 && !declared.contains(Capability.SCHEDULE);
      throw refusal("take step " + steps, may, e);
    }
  }

  @Override
  public Optimizer copy() {
    try {
      return new HeldOptimizer(optimizer.copy(), declared, steps);
    } catch (UnsupportedOperationException e) {
      throw refusal("copy itself", !declared.contains(Capability.COPY), e);
    }
  }

  @Override
  public void close() {
    optimizer.close();
  }

  private static RuntimeException refusal(
      String asked, boolean may, UnsupportedOperationException e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean harness = trace.length > 0 && trace[0].getClassName().startsWith(HARNESS);
    return may || harness
        ? e
        : new SubjectFailure(
            "asked to "
                + asked
                + " it threw "
                + e
                + "; leave out of capabilities() what it cannot do, name in fixed() what cannot be"
                + " set",
            e);
  }
}
