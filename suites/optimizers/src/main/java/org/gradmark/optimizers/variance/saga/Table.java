package org.gradmark.optimizers.variance.saga;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/**
 * SAGA's step, in parts that can be done wrong.
 *
 * @param startsAtZero whether the table starts at zero, or with the gradients at the start
 * @param estimate how fresh gradient and table are put together
 * @param written which slot keeps the fresh gradient
 */
public record Table(boolean startsAtZero, Estimate estimate, Written written) implements Rule {

  /** As Defazio, Bach and Lacoste-Julien begin it. */
  public static final Table PAPER = new Table(false, Estimate.SAGA, Written.DRAWN);

  /** Without gradients before the first step. */
  public static final Table ZERO = new Table(true, Estimate.SAGA, Written.DRAWN);

  /** The direction of a step. */
  enum Estimate {
    SAGA {
      @Override
      Tensor of(Tensor fresh, Tensor old, Tensor mean, int n) {
        return fresh.minus(old).plus(mean);
      }
    },
    SAG {
      @Override
      Tensor of(Tensor fresh, Tensor old, Tensor mean, int n) {
        return fresh.minus(old).over(n).plus(mean);
      }
    },
    MEAN_OF_NEW_TABLE {
      @Override
      Tensor of(Tensor fresh, Tensor old, Tensor mean, int n) {
        return fresh.minus(old).plus(mean).plus(fresh.minus(old).over(n));
      }
    },
    WRONG_SIGN {
      @Override
      Tensor of(Tensor fresh, Tensor old, Tensor mean, int n) {
        return fresh.plus(old).minus(mean);
      }
    },
    PLAIN {
      @Override
      Tensor of(Tensor fresh, Tensor old, Tensor mean, int n) {
        return fresh;
      }
    };

    abstract Tensor of(Tensor fresh, Tensor old, Tensor mean, int n);
  }

  /** The slot that is written. */
  enum Written {
    DRAWN,
    NEXT,
    NONE
  }

  @Override
  public Tensor step(Step s) {
    int n = s.oracle().components();
    int drawn = s.oracle().drawn();
    List<Tensor> table = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // The start is asked for at every step, as a recording needs it, and used at the first.
      table.add(startsAtZero ? s.last("table" + i) : s.last("table" + i, s.gradient(i, s.x())));
    }
    Tensor mean = table.get(0);
    for (Tensor slot : table.subList(1, n)) {
      mean = mean.plus(slot);
    }
    Tensor fresh = s.gradient();
    Tensor direction = estimate.of(fresh, table.get(drawn), mean.over(n), n);
    int write =
        switch (written) {
          case DRAWN -> drawn;
          case NEXT -> (drawn + 1) % n;
          case NONE -> -1;
        };
    for (int i = 0; i < n; i++) {
      s.keep("table" + i, i == write ? fresh : table.get(i));
    }
    return s.x().minus(direction.times(s.rate()));
  }
}
