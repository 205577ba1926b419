package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/** Impostors that are right as long as there are few tensors. */
final class Crowding {

  /** A launch takes that many tensors. */
  private static final int LAUNCH = 64;

  private static final int[] PLACES = {16, 128};

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
                right, "state-in-" + places + "-places", o -> new Places(o, places)));
      }
    }
    return impostors;
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

  /** A table has so many places for states: with more tensors, several share a place. */
  private static final class Places extends Forwarding {
    private final Optimizer empty;
    private final int places;
    private final List<Optimizer> table = new ArrayList<>();
    private final List<Values> inTable = new ArrayList<>();
    private final List<Values> parameters = new ArrayList<>();

    Places(Optimizer optimizer, int places) {
      super(optimizer);
      this.empty = optimizer;
      this.places = places;
    }

    @Override
    public void add(Values value) {
      if (table.size() < places) {
        table.add(empty.copy());
        table.get(table.size() - 1).add(value);
        inTable.add(value);
      }
      parameters.add(value);
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      List<Values> gradients = oracle.gradient(List.copyOf(parameters));
      for (int p = 0; p < parameters.size(); p++) {
        int place = p % places;
        Values before = inTable.get(place);
        Values after =
            table.get(place).step(schedule, Oracle.fixed(List.of(gradients.get(p)))).get(0);
        inTable.set(place, after);
        parameters.set(p, p < places ? after : moved(parameters.get(p), before, after));
      }
      return List.copyOf(parameters);
    }

    /** A tensor beyond the table goes as far as the state at its place takes it. */
    private static Values moved(Values from, Values before, Values after) {
      double[] x = from.toArray();
      for (int i = 0; i < x.length; i++) {
        x[i] += after.get(i) - before.get(i);
      }
      return new Values(from.shape(), x);
    }
  }
}
