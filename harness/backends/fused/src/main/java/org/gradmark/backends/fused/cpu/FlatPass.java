package org.gradmark.backends.fused.cpu;

import java.util.List;
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
  private final int[] names;

  /**
   * A pass.
   *
   * @param names by buffer, a buffer that is known to be the same array, or itself: two names for
   *     one array, and the loop is not vectorised
   */
  FlatPass(Program program, Stage.Pass pass, Numbers numbers, int[] names) {
    this.program = program;
    this.pass = pass;
    this.numbers = numbers;
    this.names = names;
  }

  /** Whether a pass can be written so. */
  static boolean fits(Stage.Pass pass) {
    return !pass.isNested() && pass.folds().isEmpty() && TiledPass.cuts(pass).isEmpty();
  }

  /** The pass's method and that of its loop. */
  String methods(int stage) {
    Statements statements = new Statements(new Elements(), pass);
    List<String> arrays =
        buffers(pass).stream().map(buffer -> "b" + names[buffer]).distinct().toList();
    Loop loop =
        new Loop(
                "loop" + stage,
                numbers,
                arrays,
                statements.names(Reach.ONE),
                "for (int i = first; i < last; i++) {")
            .add(statements.declarations(Reach.EACH))
            .add(statements.stores());
    Text text = new Text().line("private static void pass" + stage + KernelSource.PASS + " {");
    SortedSet<Integer> used = buffers(pass);
    buffers(pass).forEach(buffer -> used.add(names[buffer]));
    header(text, program, used, numbers);
    text.lines(statements.declarations(Reach.ONE));
    text.line("final int first = f.bases[" + pass.shape() + "] + from;");
    text.line("final int last = f.bases[" + pass.shape() + "] + to;");
    return text.line(loop.statement().toString()).line("}").line(loop.method()).toString();
  }

  /** Local names of arrays. */
  static void header(Text text, Program program, SortedSet<Integer> buffers, Numbers numbers) {
    String type = numbers.type();
    text.line("final " + type + "[] s = (" + type + "[]) f.scalars;");
    for (int buffer : buffers) {
      text.line(
          "final " + type + "[] b" + buffer + " = (" + type + "[]) f.buffers[" + buffer + "];");
      text.line("final int o" + buffer + " = f.bases[" + program.shapes().get(buffer) + "];");
    }
  }

  /** The buffers that a pass touches. */
  static SortedSet<Integer> buffers(Stage.Pass pass) {
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
      return "b" + names[buffer] + (reach == Reach.EACH ? "[i]" : "[o" + buffer + "]");
    }
  }
}
