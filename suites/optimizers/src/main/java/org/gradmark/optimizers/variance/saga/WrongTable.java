package org.gradmark.optimizers.variance.saga;

import java.util.function.UnaryOperator;
import org.gradmark.core.rule.Mistake;
import org.gradmark.optimizers.variance.saga.Table.Estimate;
import org.gradmark.optimizers.variance.saga.Table.Written;

/** What goes wrong with SAGA's table. */
public final class WrongTable {

  static final Mistake SAG =
      wrong(
          "sag-weights",
          "the correction is divided by the number of components, as in SAG: the step is biased",
          t -> estimating(t, Estimate.SAG));

  static final Mistake MEAN_OF_NEW_TABLE =
      wrong(
          "mean-of-new-table",
          "the table is updated before its mean is taken",
          t -> estimating(t, Estimate.MEAN_OF_NEW_TABLE));

  static final Mistake WRONG_SIGN =
      wrong(
          "correction-added",
          "the correction has the wrong sign",
          t -> estimating(t, Estimate.WRONG_SIGN));

  static final Mistake PLAIN =
      wrong(
          "plain",
          "the correction is forgotten: plain stochastic gradient descent",
          t -> estimating(t, Estimate.PLAIN));

  static final Mistake NEVER_WRITTEN =
      wrong(
          "table-never-written",
          "the table keeps the gradients of the start",
          t -> new Table(t.startsAtZero(), t.estimate(), Written.NONE));

  static final Mistake WRONG_SLOT =
      wrong(
          "wrong-slot",
          "the gradient is written into the slot of the next component",
          t -> new Table(t.startsAtZero(), t.estimate(), Written.NEXT));

  private WrongTable() {}

  /** All of them. */
  public static Mistake[] all() {
    return new Mistake[] {SAG, MEAN_OF_NEW_TABLE, WRONG_SIGN, PLAIN, NEVER_WRITTEN, WRONG_SLOT};
  }

  private static Table estimating(Table table, Estimate estimate) {
    return new Table(table.startsAtZero(), estimate, table.written());
  }

  /** A change to a table; a rule that another mistake has already replaced has none. */
  private static Mistake wrong(String id, String cause, UnaryOperator<Table> change) {
    return new Mistake(
        id, cause, right -> right instanceof Table table ? change.apply(table) : right);
  }
}
