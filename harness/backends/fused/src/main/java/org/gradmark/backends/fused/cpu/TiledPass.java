package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.backends.fused.graph.Value;
import org.gradmark.core.tensor.Axis;

/**
 * A pass that reduces, or that tells rows from columns. It works on pieces of {@link Lanes#COUNT}
 * elements of a row (flat: of the whole): what they need is copied to lanes, so that the inner loop
 * has one index for all arrays and is vectorised.
 */
final class TiledPass {

  private final int stage;
  private final Program program;
  private final Stage.Pass pass;
  private final Numbers numbers;
  private final boolean nested;

  /**
   * Buffers that are copied to lanes, and how they are read; the place is the number of the lane.
   */
  private final List<Value> loads = new ArrayList<>();

  TiledPass(int stage, Program program, Stage.Pass pass, Numbers numbers) {
    this.stage = stage;
    this.program = program;
    this.pass = pass;
    this.numbers = numbers;
    this.nested = pass.isNested();
    for (Value value : pass.values()) {
      if (value.kind() == Value.Kind.LOAD
          && (value.reach() == Reach.EACH || value.reach() == Reach.PER_COLUMN)) {
        loads.add(value);
      }
    }
  }

  /** How many lanes it needs. */
  int lanes() {
    return loads.size() + pass.stores().size() + pass.folds().size();
  }

  /** The method's body. */
  String body() {
    Statements statements = new Statements(new Elements(), pass);
    Text text = new Text();
    FlatPass.header(text, program, pass, numbers);
    for (int i = 0; i < lanes(); i++) {
      text.line(
          "final T[] t".replace("T", numbers.type())
              + i
              + " = ("
              + numbers.type()
              + "[]) t["
              + i
              + "];");
    }
    text.lines(statements.declarations(Reach.ONE));
    text.line("final int base = f.bases[" + pass.shape() + "];");
    start(text, Axis.ALL, nested ? "f.columns[" + pass.shape() + "]" : "to - from");
    if (nested) {
      text.line("final int width = f.columns[" + pass.shape() + "];");
      columnParts(text);
      text.line("for (int r = from; r < to; r++) {");
      text.lines(statements.declarations(Reach.PER_ROW));
      start(text, Axis.ROW, "width");
      text.line("for (int c = 0; c < width; c += " + Lanes.COUNT + ") {");
      text.line("final int k = base + r * width + c;");
      text.line("final int e = Math.min(" + Lanes.COUNT + ", width - c);");
      piece(text, statements);
      text.line("}");
      rows(text);
      text.line("}");
      scalars(text, "width");
    } else {
      text.line("for (int k = base + from; k < base + to; k += " + Lanes.COUNT + ") {");
      text.line("final int e = Math.min(" + Lanes.COUNT + ", base + to - k);");
      piece(text, statements);
      text.line("}");
      scalars(text, "to - from");
    }
    return text.toString();
  }

  private void piece(Text text, Statements statements) {
    for (int i = 0; i < loads.size(); i++) {
      Value load = loads.get(i);
      String at = load.reach() == Reach.EACH ? "k" : "o" + load.source() + " + c";
      text.line("System.arraycopy(b" + load.source() + ", " + at + ", t" + i + ", 0, e);");
    }
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.COLUMN) {
        text.line("System.arraycopy(p, " + columnPart(i) + " + c, " + fold(i) + ", 0, e);");
      }
    }
    text.line("for (int j = 0; j < e; j++) {");
    text.lines(statements.declarations(Reach.PER_COLUMN, Reach.EACH));
    text.lines(statements.stores());
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      String lane = fold(i) + "[j]";
      String joint =
          new Elements().arithmetic(fold.reduction().step(), lane, Statements.name(fold.value()));
      text.line(lane + " = " + joint + ";");
    }
    text.line("}");
    for (int i = 0; i < pass.stores().size(); i++) {
      text.line(
          "System.arraycopy(" + store(i) + ", 0, b" + pass.stores().get(i).buffer() + ", k, e);");
    }
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.COLUMN) {
        text.line("System.arraycopy(" + fold(i) + ", 0, p, " + columnPart(i) + " + c, e);");
      }
    }
  }

  /** Lanes of folds over an axis begin with what changes nothing. */
  private void start(Text text, Axis axis, String count) {
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
      case SUM -> new Elements().number(-0.0);
      case MAX -> box + ".NEGATIVE_INFINITY";
      case MIN -> box + ".POSITIVE_INFINITY";
    };
  }

  private void columnParts(Text text) {
    int byColumn = Folding.columns(pass);
    if (byColumn == 0) {
      return;
    }
    String type = numbers.type() + "[]";
    text.line("final " + type + " p = (" + type + ") f.foldedColumns[" + stage + "];");
    text.line("final int first = block * " + byColumn + " * width;");
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
    return "first + " + number(fold, Axis.COLUMN) + " * width";
  }

  private void rows(Text text) {
    for (int i = 0; i < pass.folds().size(); i++) {
      Stage.Fold fold = pass.folds().get(i);
      if (fold.axis() == Axis.ROW) {
        String target = "b" + fold.target() + "[o" + fold.target() + " + r]";
        text.line(target + " = (" + numbers.type() + ") " + joined(i, "width") + ";");
      }
    }
  }

  private void scalars(Text text, String count) {
    for (int i = 0; i < pass.folds().size(); i++) {
      if (pass.folds().get(i).axis() == Axis.ALL) {
        int number = number(i, Axis.ALL);
        String place = "block * " + Folding.scalars(pass) + " + " + number;
        text.line("f.folded[" + stage + "][" + place + "] = " + joined(i, count) + ";");
      }
    }
  }

  private String joined(int fold, String count) {
    String name = pass.folds().get(fold).reduction().name().toLowerCase(java.util.Locale.ROOT);
    return "Lanes." + name + "(" + fold(fold) + ", Math.min(" + Lanes.COUNT + ", " + count + "))";
  }

  /** Which one of the folds over its axis a fold is. */
  private int number(int fold, Axis axis) {
    return (int) pass.folds().subList(0, fold).stream().filter(f -> f.axis() == axis).count();
  }

  private String store(int index) {
    return "t" + (loads.size() + index);
  }

  private String fold(int index) {
    return "t" + (loads.size() + pass.stores().size() + index);
  }

  private final class Elements extends JavaLanguage {
    Elements() {
      super(numbers);
    }

    @Override
    public String element(int buffer, Reach reach) {
      return switch (reach) {
        case ONE -> "b" + buffer + "[o" + buffer + "]";
        case PER_ROW -> "b" + buffer + "[o" + buffer + " + r]";
        case PER_COLUMN, EACH -> lane(buffer, reach) + "[j]";
      };
    }

    /** Of a buffer that is read, or of one that is stored: they are different buffers. */
    private String lane(int buffer, Reach reach) {
      for (int i = 0; i < loads.size(); i++) {
        if (loads.get(i).source() == buffer && loads.get(i).reach() == reach) {
          return "t" + i;
        }
      }
      for (int i = 0; i < pass.stores().size(); i++) {
        if (pass.stores().get(i).buffer() == buffer) {
          return store(i);
        }
      }
      throw new IllegalArgumentException("buffer " + buffer + " is no part of this pass");
    }
  }
}
