package org.gradmark.backends.fused.cpu;

import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;

/**
 * Joins what the blocks of a pass folded, in the order of the blocks and in double, and puts it
 * where the program wants it.
 */
final class Folding {

  private Folding() {}

  /** How many folds of a pass give a scalar. */
  static int scalars(Stage.Pass pass) {
    return (int) pass.folds().stream().filter(fold -> fold.axis() == Axis.ALL).count();
  }

  /** How many folds of a pass go along columns. */
  static int columns(Stage.Pass pass) {
    return (int) pass.folds().stream().filter(fold -> fold.axis() == Axis.COLUMN).count();
  }

  /** After all blocks of a pass. Folds along rows are complete already. */
  static void finish(int stage, Stage.Pass pass, Frame frame, int[] shapes, Numbers numbers) {
    int scalar = 0;
    int column = 0;
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      if (fold.axis() == Axis.ALL) {
        double[] parts = frame.folded[stage];
        double joint = join(fold.reduction(), parts, scalar++, frame.scalarFolds[stage]);
        numbers.set(frame.scalars, fold.target(), joint);
      } else if (fold.axis() == Axis.COLUMN) {
        columns(stage, pass, fold, column++, frame, shapes, numbers);
      }
    }
  }

  private static double join(Reduction reduction, double[] parts, int first, int stride) {
    double joint = parts[first];
    for (int i = first + stride; i < parts.length; i += stride) {
      joint = step(reduction, joint, parts[i]);
    }
    return joint;
  }

  private static void columns(
      int stage,
      Stage.Pass pass,
      Stage.Fold fold,
      int number,
      Frame frame,
      int[] shapes,
      Numbers numbers) {
    int width = frame.columns[pass.shape()];
    int stride = frame.columnFolds[stage] * width;
    int blocks = frame.blocks[stage];
    Object parts = frame.foldedColumns[stage];
    Object target = frame.buffers[fold.target()];
    int base = frame.bases[shapes[fold.target()]];
    for (int c = 0; c < width; c++) {
      double joint = numbers.get(parts, number * width + c);
      for (int b = 1; b < blocks; b++) {
        joint = step(fold.reduction(), joint, numbers.get(parts, b * stride + number * width + c));
      }
      numbers.set(target, base + c, joint);
    }
  }

  private static double step(Reduction reduction, double a, double b) {
    return switch (reduction) {
      case SUM -> a + b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
    };
  }
}
