package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.backends.fused.graph.Value;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Unary;

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
  private final FoldSource folds;

  /**
   * Buffers that are copied to lanes, and how they are read; the place is the number of the lane.
   */
  private final List<Value> loads = new ArrayList<>();

  /** Values that have a loop of their own. */
  private final List<Integer> cuts;

  TiledPass(int stage, Program program, Stage.Pass pass, Numbers numbers) {
    this.stage = stage;
    this.program = program;
    this.pass = pass;
    this.numbers = numbers;
    this.nested = pass.isNested();
    this.cuts = cuts(pass);
    for (Value value : pass.values()) {
      if (value.kind() == Value.Kind.LOAD
          && (value.reach() == Reach.EACH || value.reach() == Reach.PER_COLUMN)) {
        loads.add(value);
      }
    }
    this.folds = new FoldSource(stage, pass, numbers, loads.size() + pass.stores().size());
  }

  /**
   * Signs, which are a maximum of a minimum. Java 17 vectorises those in a small loop; in a large
   * one it may or may not, and if not it takes twelve times as long.
   */
  static List<Integer> cuts(Stage.Pass pass) {
    return IntStream.range(0, pass.values().size())
        .filter(
            i -> {
              Value value = pass.values().get(i);
              return value.operation() == Unary.SIGN
                  && (value.reach() == Reach.EACH || value.reach() == Reach.PER_COLUMN);
            })
        .boxed()
        .toList();
  }

  /** How many lanes it needs. */
  int lanes() {
    return loads.size() + pass.stores().size() + pass.folds().size() + cuts.size();
  }

  /** The pass's method and that of its loop. */
  String methods() {
    Statements statements = new Statements(new Elements(), pass);
    List<Loop> loops = loops(statements);
    Text text = new Text().line("private static void pass" + stage + KernelSource.PASS + " {");
    FlatPass.header(text, program, FlatPass.buffers(pass), numbers);
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
    text.line("final int base = f.bases[" + pass.shape() + "];").line("final int first = 0;");
    folds.start(text, Axis.ALL, nested ? "f.columns[" + pass.shape() + "]" : "to - from");
    if (nested) {
      text.line("final int width = f.columns[" + pass.shape() + "];");
      folds.columnParts(text);
      text.line("for (int r = from; r < to; r++) {");
      text.lines(statements.declarations(Reach.PER_ROW));
      folds.start(text, Axis.ROW, "width");
      text.line("for (int c = 0; c < width; c += " + Lanes.COUNT + ") {");
      text.line("final int k = base + r * width + c;");
      text.line("final int last = Math.min(" + Lanes.COUNT + ", width - c);");
      piece(text, loops);
      text.line("}");
      folds.rows(text);
      text.line("}");
      folds.scalars(text, "width");
    } else {
      text.line("for (int k = base + from; k < base + to; k += " + Lanes.COUNT + ") {");
      text.line("final int last = Math.min(" + Lanes.COUNT + ", base + to - k);");
      piece(text, loops);
      text.line("}");
      folds.scalars(text, "to - from");
    }
    text.line("}");
    loops.forEach(loop -> text.line(loop.method()));
    return text.toString();
  }

  /** One for each cut, and one for all the rest. */
  private List<Loop> loops(Statements statements) {
    List<Loop> loops = new ArrayList<>();
    Map<Integer, String> known = new HashMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      int operand = pass.values().get(cuts.get(i)).operands().get(0);
      Loop loop = loop(statements, i);
      loop.add(statements.declarations(operand + 1, known, Reach.PER_COLUMN, Reach.EACH));
      loop.add(List.of(cut(i) + "[j] = " + Statements.name(operand) + ";"));
      loops.add(loop);
      known.put(cuts.get(i), cut(i) + "[j]");
    }
    Loop last = loop(statements, cuts.size());
    int all = pass.values().size();
    last.add(statements.declarations(all, known, Reach.PER_COLUMN, Reach.EACH));
    last.add(statements.stores());
    last.add(folds.steps(new Elements()));
    loops.add(last);
    return loops;
  }

  private Loop loop(Statements statements, int number) {
    List<String> arrays = IntStream.range(0, lanes()).mapToObj(i -> "t" + i).toList();
    List<String> scalars = statements.names(Reach.ONE, Reach.PER_ROW);
    String head = "for (int j = first; j < last; j++) {";
    return new Loop("loop" + stage + "_" + number, numbers, arrays, scalars, head);
  }

  private String cut(int index) {
    return "t" + (loads.size() + pass.stores().size() + pass.folds().size() + index);
  }

  private void piece(Text text, List<Loop> loops) {
    for (int i = 0; i < loads.size(); i++) {
      Value load = loads.get(i);
      String at = load.reach() == Reach.EACH ? "k" : "o" + load.source() + " + c";
      text.line("System.arraycopy(b" + load.source() + ", " + at + ", t" + i + ", 0, last);");
    }
    folds.loadColumns(text);
    for (int i = 0; i < loops.size(); i++) {
      text.line(loops.get(i).statement().toString());
      if (i < cuts.size()) {
        text.line("Lanes.sign(" + cut(i) + ", last);");
      }
    }
    for (int i = 0; i < pass.stores().size(); i++) {
      text.line(
          "System.arraycopy("
              + store(i)
              + ", 0, b"
              + pass.stores().get(i).buffer()
              + ", k, last);");
    }
    folds.storeColumns(text);
  }

  private String store(int index) {
    return "t" + (loads.size() + index);
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
