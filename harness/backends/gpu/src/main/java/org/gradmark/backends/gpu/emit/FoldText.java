package org.gradmark.backends.gpu.emit;

import java.util.List;
import org.gradmark.core.tensor.Reduction;

/** The lines by which kernels fold. */
final class FoldText {

  /**
   * A fold over everything of which the parts are there.
   *
   * @param number which of the program's folds over everything it is
   * @param target number of the scalar
   * @param shape number of the shape that was folded
   */
  record Parts(int number, Reduction reduction, int target, int shape) {}

  private FoldText() {}

  /** The number that a fold starts with; {@code -0} is what leaves every sum as it is. */
  static String start(Reduction reduction) {
    return switch (reduction) {
      case SUM -> "-(real) 0";
      case MAX -> "-(real) INFINITY";
      case MIN -> "(real) INFINITY";
    };
  }

  /** One more number folded into a variable. */
  static String step(Reduction reduction, String variable, String number) {
    String function =
        switch (reduction) {
          case SUM -> "g_sum";
          case MAX -> "g_max";
          case MIN -> "g_min";
        };
    return variable + " = " + function + "(" + variable + ", " + number + ");";
  }

  /** Folds a variable of all items of a group; the result is in {@code tree[0]}. */
  static String tree(Reduction reduction, String variable) {
    return """
        tree[ITEM] = %s;
        SYNC;
        for (uint width = ITEMS / 2; width > 0; width /= 2) {
          if (ITEM < width) {
            %s
          }
          SYNC;
        }
        """
        .formatted(variable, step(reduction, "tree[ITEM]", "tree[ITEM + width]"));
  }

  /** Folds the parts of a fold into a scalar. */
  private static String join(Parts parts) {
    int number = parts.number;
    String part = "p[" + number * Emitter.PARTS + " + part]";
    return """
        {
          real a = %s;
          for (uint part = ITEM; part < n%d; part += ITEMS) {
            %s
          }
          %s  if (ITEM == 0) {
            s[%d] = tree[0];
          }
          SYNC;
        }
        """
        .formatted(
            start(parts.reduction),
            number,
            step(parts.reduction, "a", part),
            tree(parts.reduction, "a"),
            parts.target);
  }

  /** A kernel that joins parts and then computes scalars. */
  static String scalars(String name, List<Parts> joins, List<String> steps) {
    StringBuilder text = new StringBuilder("KERNEL " + name + "(GLOBAL real* s, GLOBAL real* p");
    joins.forEach(parts -> text.append(", uint n").append(parts.number));
    text.append(") {\n");
    if (!joins.isEmpty()) {
      text.append("LOCAL real tree[ITEMS];\n");
    }
    joins.forEach(parts -> text.append(join(parts)));
    if (!steps.isEmpty()) {
      text.append("if (ITEM == 0) {\n");
      steps.forEach(step -> text.append(step).append('\n'));
      text.append("}\n");
    }
    return text.append("}\n").toString();
  }
}
