package org.gradmark.backends.fused.cpu;

import java.util.SortedSet;
import java.util.TreeSet;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.backends.fused.graph.Value;

/**
 * A pass that reduces nothing and knows no rows: one loop whose arrays all have the same index.
 * That is what the virtual machine vectorises. (With an offset for each array it does not, and the
 * step takes fifteen times as long.)
 */
final class FlatPass {

  private final Program program;
  private final Stage.Pass pass;
  private final Numbers numbers;

  FlatPass(Program program, Stage.Pass pass, Numbers numbers) {
    this.program = program;
    this.pass = pass;
    this.numbers = numbers;
  }

  /** Whether a pass can be written so. */
  static boolean fits(Stage.Pass pass) {
    return !pass.isNested() && pass.folds().isEmpty();
  }

  /** The method's body. */
  String body() {
    Statements statements = new Statements(new Elements(), pass);
    Text text = new Text();
    header(text, program, pass, numbers);
    text.lines(statements.declarations(Reach.ONE));
    text.line("final int base = f.bases[" + pass.shape() + "];");
    text.line("for (int i = base + from; i < base + to; i++) {");
    text.lines(statements.declarations(Reach.EACH));
    text.lines(statements.stores());
    return text.line("}").toString();
  }

  /** Local names of the arrays that a pass touches. */
  static void header(Text text, Program program, Stage.Pass pass, Numbers numbers) {
    String type = numbers.type();
    text.line("final " + type + "[] s = (" + type + "[]) f.scalars;");
    for (int buffer : buffers(pass)) {
      text.line(
          "final " + type + "[] b" + buffer + " = (" + type + "[]) f.buffers[" + buffer + "];");
      text.line("final int o" + buffer + " = f.bases[" + program.shapes().get(buffer) + "];");
    }
  }

  private static SortedSet<Integer> buffers(Stage.Pass pass) {
    SortedSet<Integer> buffers = new TreeSet<>();
    for (Value value : pass.values()) {
      if (value.kind() == Value.Kind.LOAD) {
        buffers.add(value.source());
      }
    }
    pass.stores().forEach(store -> buffers.add(store.buffer()));
    pass.folds().stream()
        .filter(fold -> fold.axis() == org.gradmark.core.tensor.Axis.ROW)
        .forEach(fold -> buffers.add(fold.target()));
    return buffers;
  }

  private final class Elements extends JavaLanguage {
    Elements() {
      super(numbers);
    }

    @Override
    public String element(int buffer, Reach reach) {
      return reach == Reach.EACH ? "b" + buffer + "[i]" : "b" + buffer + "[o" + buffer + "]";
    }
  }
}
