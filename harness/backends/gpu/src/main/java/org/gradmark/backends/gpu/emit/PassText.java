package org.gradmark.backends.gpu.emit;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.backends.fused.graph.Value;

/** The kernels of one pass. Each computes what it needs of the pass's values anew. */
final class PassText {

  private final Stage.Pass pass;
  private final CLanguage language;
  private final Statements statements;

  PassText(CLanguage language, Stage.Pass pass) {
    this.pass = pass;
    this.language = language;
    this.statements = new Statements(language, pass);
  }

  /** Buffers of a kernel that loads what the pass loads, and writes the targets of some folds. */
  List<Integer> buffers(List<Stage.Fold> folds) {
    return distinct(folds.stream().map(Stage.Fold::target));
  }

  /** Buffers of the kernel that stores. */
  List<Integer> stored() {
    return distinct(pass.stores().stream().map(Stage.Store::buffer));
  }

  private List<Integer> distinct(Stream<Integer> written) {
    Stream<Integer> loaded =
        pass.values().stream().filter(value -> value.kind() == Value.Kind.LOAD).map(Value::source);
    return List.copyOf(new TreeSet<>(Stream.concat(loaded, written).toList()));
  }

  private StringBuilder head(String name, List<Integer> buffers, String... numbers) {
    StringBuilder text = new StringBuilder("KERNEL " + name + "(");
    for (int buffer : buffers) {
      text.append(language.parameter(buffer)).append(", ");
    }
    text.append("GLOBAL real* s, GLOBAL real* p");
    for (String number : numbers) {
      text.append(", uint ").append(number);
    }
    return text.append(") {\n");
  }

  private static void lines(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append(line).append('\n'));
  }

  private void start(StringBuilder text, List<Stage.Fold> folds) {
    for (int k = 0; k < folds.size(); k++) {
      text.append("real a%d = %s;\n".formatted(k, FoldText.start(folds.get(k).reduction())));
    }
  }

  private void step(StringBuilder text, List<Stage.Fold> folds) {
    for (int k = 0; k < folds.size(); k++) {
      Stage.Fold fold = folds.get(k);
      text.append(FoldText.step(fold.reduction(), "a" + k, Statements.name(fold.value())))
          .append('\n');
    }
  }

  private List<String> inner() {
    return statements.declarations(Reach.PER_ROW, Reach.PER_COLUMN, Reach.EACH);
  }

  /**
   * Stores, and folds over everything.
   *
   * @param first number of the first of these folds in the program
   */
  String flat(String name, List<Stage.Fold> folds, int first) {
    StringBuilder text = head(name, stored(), "n", "columns");
    if (!folds.isEmpty()) {
      text.append("LOCAL real tree[ITEMS];\n");
    }
    start(text, folds);
    lines(text, statements.declarations(Reach.ONE));
    // Without folds there is an item for every element.
    text.append(
        folds.isEmpty()
            ? "const uint i = GROUP * ITEMS + ITEM;\nif (i < n) {\n"
            : "for (uint i = GROUP * ITEMS + ITEM; i < n; i += GROUPS * ITEMS) {\n");
    if (pass.values().stream().anyMatch(v -> v.reach() == Reach.PER_ROW)) {
      text.append("const uint row = i / columns;\n");
    }
    if (pass.values().stream().anyMatch(v -> v.reach() == Reach.PER_COLUMN)) {
      text.append("const uint column = i % columns;\n");
    }
    lines(text, inner());
    for (Stage.Store store : pass.stores()) {
      text.append(language.store(store.buffer(), Statements.name(store.value()))).append('\n');
    }
    step(text, folds);
    text.append("}\n");
    for (int k = 0; k < folds.size(); k++) {
      text.append(FoldText.tree(folds.get(k).reduction(), "a" + k));
      text.append(
          "if (ITEM == 0) {\np[%d + GROUP] = tree[0];\n}\nSYNC;\n"
              .formatted((first + k) * Emitter.PARTS));
    }
    return text.append("}\n").toString();
  }

  /** Folds along rows, a group for a row. */
  String rows(String name, List<Stage.Fold> folds) {
    StringBuilder text = head(name, buffers(folds), "rows", "columns");
    text.append("LOCAL real tree[ITEMS];\n");
    lines(text, statements.declarations(Reach.ONE));
    text.append("for (uint row = GROUP; row < rows; row += GROUPS) {\n");
    start(text, folds);
    text.append("for (uint column = ITEM; column < columns; column += ITEMS) {\n");
    text.append("const uint i = row * columns + column;\n");
    lines(text, inner());
    step(text, folds);
    text.append("}\n");
    for (int k = 0; k < folds.size(); k++) {
      text.append(FoldText.tree(folds.get(k).reduction(), "a" + k));
      text.append(
          "if (ITEM == 0) {\n%s[row] = tree[0];\n}\nSYNC;\n"
              .formatted(CLanguage.buffer(folds.get(k).target())));
    }
    return text.append("}\n}\n").toString();
  }

  /** Folds blocks of rows along columns. */
  String columns(String name, List<Stage.Fold> folds) {
    StringBuilder text = head(name, buffers(List.of()), "rows", "columns", "blocks");
    lines(text, statements.declarations(Reach.ONE));
    text.append(
        """
        const uint across = (columns + ITEMS - 1) / ITEMS;
        const uint column = GROUP % across * ITEMS + ITEM;
        const uint block = GROUP / across;
        const uint height = (rows + blocks - 1) / blocks;
        const uint from = block * height;
        const uint to = from + height < rows ? from + height : rows;
        if (column < columns) {
        """);
    start(text, folds);
    text.append("for (uint row = from; row < to; row++) {\n");
    text.append("const uint i = row * columns + column;\n");
    lines(text, inner());
    step(text, folds);
    text.append("}\n");
    for (int k = 0; k < folds.size(); k++) {
      text.append("p[(%d * blocks + block) * columns + column] = a%d;\n".formatted(k, k));
    }
    return text.append("}\n}\n").toString();
  }

  /** Joins the blocks. */
  String columnsEnd(String name, List<Stage.Fold> folds) {
    List<Integer> targets = folds.stream().map(Stage.Fold::target).toList();
    StringBuilder text = head(name, targets, "columns", "blocks");
    text.append("const uint column = GROUP * ITEMS + ITEM;\nif (column < columns) {\n");
    start(text, folds);
    text.append("for (uint block = 0; block < blocks; block++) {\n");
    for (int k = 0; k < folds.size(); k++) {
      String part = "p[(" + k + " * blocks + block) * columns + column]";
      text.append(FoldText.step(folds.get(k).reduction(), "a" + k, part)).append('\n');
    }
    text.append("}\n");
    for (int k = 0; k < folds.size(); k++) {
      text.append("%s[column] = a%d;\n".formatted(CLanguage.buffer(folds.get(k).target()), k));
    }
    return text.append("}\n}\n").toString();
  }
}
