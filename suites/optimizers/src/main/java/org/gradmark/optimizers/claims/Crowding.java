package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/** Impostors that are right as long as there are few tensors, or small ones. */
final class Crowding {

  /** A launch takes that many tensors. */
  private static final int LAUNCH = 64;

  private static final int[] PLACES = {16, 128};

  /** Tensors of so many elements have their state in a pool. */
  private static final int LARGE = 64;

  private Crowding() {}

  /** All of a dialect; tables of state only where it has a state. */
  static List<OptimizerSubject> impostors(OptimizerSystem system, Dialect<Rule> dialect) {
    RuleSubject right = WrappedSubject.right(system, dialect);
    List<OptimizerSubject> impostors = new ArrayList<>();
    impostors.add(
        new WrappedSubject(right, "last-launch-of-" + LAUNCH + "-forgotten", FullLaunches::new));
    if (!dialect.rule().slots().isEmpty()) {
      for (int places : PLACES) {
        impostors.add(
            new WrappedSubject(
                right,
                "state-in-" + places + "-places",
                o -> new Places(o, (tensors, p) -> p % places)));
      }
      impostors.add(
          new WrappedSubject(
              right, "large-state-by-size", o -> new Places(o, Crowding::firstOfItsSize)));
    }
    return impostors;
  }

  /** Where the state of a tensor is looked up: small ones have their own, large ones do not. */
  private static int firstOfItsSize(List<Values> tensors, int p) {
    int first = p;
    for (int q = p - 1; q >= 0 && tensors.get(p).size() >= LARGE; q--) {
      first = tensors.get(q).size() == tensors.get(p).size() ? q : first;
    }
    return first;
  }

  /** Tensors are updated in launches, and the last one is only begun when it is full. */
  private static final class FullLaunches extends Forwarding {
    private final List<Values> initial = new ArrayList<>();

    FullLaunches(Optimizer optimizer) {
      super(optimizer);
    }

    @Override
    public void add(Values value) {
      super.add(value);
      initial.add(value);
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      List<Values> after = new ArrayList<>(super.step(schedule, oracle));
      for (int p = Math.max(LAUNCH, after.size() - after.size() % LAUNCH); p < after.size(); p++) {
        after.set(p, initial.get(p));
      }
      return after;
    }
  }

  /** Several tensors share a place for their state. */
  private static final class Places extends Forwarding {
    private final Optimizer empty;
    private final ToIntBiFunction<List<Values>, Integer> choice;
    private final Map<Integer, Optimizer> table = new HashMap<>();
    private final Map<Integer, Values> inTable = new HashMap<>();
    private final List<Values> parameters = new ArrayList<>();

    /**
     * Places for states.
     *
     * @param choice of a tensor's place among all that there are so far: its own number, or that of
     *     an earlier one
     */
    Places(Optimizer optimizer, ToIntBiFunction<List<Values>, Integer> choice) {
      super(optimizer);
      this.empty = optimizer;
      this.choice = choice;
    }

    @Override
    public void add(Values value) {
      int p = parameters.size();
      parameters.add(value);
      if (choice.applyAsInt(parameters, p) == p) {
        table.put(p, empty.copy());
        table.get(p).add(value);
        inTable.put(p, value);
      }
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      List<Values> gradients = oracle.gradient(List.copyOf(parameters));
      for (int p = 0; p < parameters.size(); p++) {
        int place = choice.applyAsInt(parameters, p);
        Values before = inTable.get(place);
        Values after =
            table.get(place).step(schedule, Oracle.fixed(List.of(gradients.get(p)))).get(0);
        inTable.put(place, after);
        parameters.set(p, p == place ? after : moved(parameters.get(p), before, after));
      }
      return List.copyOf(parameters);
    }

    /** A tensor without a place of its own goes as far as the state at its place takes it. */
    private static Values moved(Values from, Values before, Values after) {
      double[] x = from.toArray();
      for (int i = 0; i < x.length; i++) {
        x[i] += after.get(i) - before.get(i);
      }
      return new Values(from.shape(), x);
    }
  }
}
