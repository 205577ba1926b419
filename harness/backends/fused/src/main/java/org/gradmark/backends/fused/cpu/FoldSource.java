package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.core.tensor.Axis;

/** The source of a {@link TiledPass}' folds: where lanes begin, what is added, where it ends. */
final class FoldSource {

  private final int stage;
  private final Stage.Pass pass;
  private final Numbers numbers;
  private final int firstLane;

  /**
   * Folds of a pass.
   *
   * @param firstLane number of the first lane that is theirs; each has one
   */
  FoldSource(int stage, Stage.Pass pass, Numbers numbers, int firstLane) {
    this.stage = stage;
    this.pass = pass;
    this.numbers = numbers;
    this.firstLane = firstLane;
  }

  /** One more element for each fold, in the innermost loop. */
  List<String> steps(JavaLanguage language) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      String lane = fold(i) + "[j]";
      String value = Statements.name(fold.value());
      lines.add(lane + " = " + language.arithmetic(fold.reduction().step(), lane, value) + ";");
    }
    return lines;
  }

  /** Lanes of folds along columns go on where the rows before have left them. */
  void loadColumns(Text text) {
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.COLUMN) {
        text.line("System.arraycopy(p, " + columnPart(i) + " + c, " + fold(i) + ", 0, last);");
      }
    }
  }

  /** The opposite. */
  void storeColumns(Text text) {
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.COLUMN) {
        text.line("System.arraycopy(" + fold(i) + ", 0, p, " + columnPart(i) + " + c, last);");
      }
    }
  }

  /** Lanes of folds over an axis begin with what changes nothing. */
  void start(Text text, Axis axis, String count) {
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      if (fold.axis() == axis) {
        String used = "Math.min(" + Lanes.COUNT + ", " + count + ")";
        text.line(
            "java.util.Arrays.fill(" + fold(i) + ", 0, " + used + ", " + initial(fold) + ");");
      }
    }
  }

  private String initial(Stage.Fold fold) {
    String box = numbers == Numbers.SINGLE ? "Float" : "Double";
    return switch (fold.reduction()) {
      case SUM -> numbers == Numbers.SINGLE ? "-0.0f" : "-0.0";
      case MAX -> box + ".NEGATIVE_INFINITY";
      case MIN -> box + ".POSITIVE_INFINITY";
    };
  }

  /** Partial results of columns begin likewise. */
  void columnParts(Text text) {
    int byColumn = Folding.columns(pass);
    if (byColumn == 0) {
      return;
    }
    String type = numbers.type() + "[]";
    text.line("final " + type + " p = (" + type + ") f.foldedColumns[" + stage + "];");
    text.line("final int part = block * " + byColumn + " * width;");
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      if (fold.axis() == Axis.COLUMN) {
        String at = columnPart(i);
        text.line(
            "java.util.Arrays.fill(p, " + at + ", " + at + " + width, " + initial(fold) + ");");
      }
    }
  }

  private String columnPart(int fold) {
    return "part + " + number(fold, Axis.COLUMN) + " * width";
  }

  /** What is written at the end of a row. */
  void rows(Text text) {
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      if (fold.axis() == Axis.ROW) {
        String target = "b" + fold.target() + "[o" + fold.target() + " + r]";
        text.line(target + " = (" + numbers.type() + ") " + joined(i, "width") + ";");
      }
    }
  }

  /** What is left at the end of the block. */
  void scalars(Text text, String count) {
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.ALL) {
        int number = number(i, Axis.ALL);
        String place = "block * " + Folding.scalars(pass) + " + " + number;
        text.line("f.folded[" + stage + "][" + place + "] = " + joined(i, count) + ";");
      }
    }
  }

  private String joined(int fold, String count) {
    String name = pass.folds().get(fold).reduction().name().toLowerCase(Locale.ROOT);
    return "Lanes." + name + "(" + fold(fold) + ", Math.min(" + Lanes.COUNT + ", " + count + "))";
  }

  /** Which one of the folds over its axis a fold is. */
  private int number(int fold, Axis axis) {
    return (int) pass.folds().subList(0, fold).stream().filter(f -> f.axis() == axis).count();
  }

  private String fold(int index) {
    return "t" + (firstLane + index);
  }
}
