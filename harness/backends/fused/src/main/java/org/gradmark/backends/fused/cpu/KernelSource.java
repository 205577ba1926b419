package org.gradmark.backends.fused.cpu;

import java.util.List;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;

/**
 * The Java source of a program: a class with one method for each stage of scalars and each pass.
 */
final class KernelSource {

  /** Parameters of a pass's method. */
  static final String PASS = "(int stage, Frame f, int from, int to, Object[] t, int block)";

  private final Program program;
  private final Numbers numbers;
  private final int[] names;

  /**
   * Source.
   *
   * @param names by buffer, a buffer that is always the same array, or itself
   */
  KernelSource(Program program, Numbers numbers, int[] names) {
    this.program = program;
    this.numbers = numbers;
    this.names = names;
  }

  /** The whole compilation unit. */
  String text(String packageName, String className) {
    Text text = new Text();
    text.line("package " + packageName + ";");
    text.line("final class " + className + " extends Kernel {");
    List<Stage> stages = program.stages();
    text.line("void scalars(int stage, Frame f) {").line("switch (stage) {");
    for (int s = 0; s < stages.size(); s++) {
      if (stages.get(s) instanceof Stage.Scalars) {
        text.line("case " + s + ": scalars" + s + "(f); return;");
      }
    }
    text.line("default: throw new IllegalArgumentException();").line("}").line("}");
    text.line("void pass" + PASS + " {").line("switch (stage) {");
    for (int s = 0; s < stages.size(); s++) {
      if (stages.get(s) instanceof Stage.Pass) {
        text.line("case " + s + ": pass" + s + "(stage, f, from, to, t, block); return;");
      }
    }
    text.line("default: throw new IllegalArgumentException();").line("}").line("}");
    for (int s = 0; s < stages.size(); s++) {
      method(text, s, stages.get(s));
    }
    return text.line("}").toString();
  }

  private void method(Text text, int number, Stage stage) {
    if (stage instanceof Stage.Scalars scalars) {
      String type = numbers.type();
      text.line("private static void scalars" + number + "(Frame f) {");
      text.line("final " + type + "[] s = (" + type + "[]) f.scalars;");
      for (Stage.ScalarStep step : scalars.steps()) {
        text.line(Statements.scalar(new Plain(), step));
      }
      text.line("}");
    } else if (stage instanceof Stage.Pass pass) {
      text.line(
          FlatPass.fits(pass)
              ? new FlatPass(program, pass, numbers, names).methods(number)
              : new TiledPass(number, program, pass, numbers).methods());
    }
  }

  /** How many lanes the stages of a program need at most. */
  int lanes() {
    int most = 0;
    for (Stage stage : program.stages()) {
      if (stage instanceof Stage.Pass pass && !FlatPass.fits(pass)) {
        most = Math.max(most, new TiledPass(0, program, pass, numbers).lanes());
      } else if (stage instanceof Stage.Product) {
        most = Math.max(most, Products.LANES);
      }
    }
    return most;
  }

  private final class Plain extends JavaLanguage {
    Plain() {
      super(numbers);
    }

    @Override
    public String element(int buffer, Reach reach) {
      throw new IllegalArgumentException("no elements among scalars");
    }
  }
}
