package org.gradmark.backends.gpu.emit;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Statements;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.core.tensor.Axis;

/**
 * Writes programs as C. One kernel for each pass, and one more for each axis that it folds along;
 * sums over everything are joined by the kernel that computes the next scalars. All trees of folds
 * are fixed by the extents alone, so that the same numbers give the same bits on every run.
 */
public final class Emitter {

  /** Work items of a group. */
  public static final int ITEMS = 256;

  /** The most parts of a fold over everything. */
  public static final int PARTS = 1024;

  private final Real real;
  private final Prelude prelude;

  /**
   * Writes for one kind of device.
   *
   * @param float64 whether it can calculate in double
   */
  public Emitter(Dialect dialect, Real real, boolean float64) {
    this(dialect, real, float64, null);
  }

  /**
   * Writes for one kind of device.
   *
   * @param float64 whether it can calculate in double
   * @param narrow the format of narrow buffers; null if there are none
   */
  public Emitter(Dialect dialect, Real real, boolean float64, Narrow narrow) {
    this.real = real;
    this.prelude = new Prelude(dialect, real, float64, narrow);
  }

  /** Kernels that do not depend on a program: {@code set_scalars}, products and transposes. */
  public String library() {
    return prelude.before(Prelude.text("library.c"));
  }

  /** Writes a program without narrow buffers. */
  public Emitted emit(Program program) {
    return emit(Layout.wide(program));
  }

  /** Writes a program. */
  public Emitted emit(Layout layout) {
    Writing writing = new Writing(new CLanguage(real, layout));
    for (Stage stage : layout.program().stages()) {
      writing.add(stage);
    }
    writing.join(List.of());
    String kernels = writing.kernels.toString();
    return new Emitted(
        layout,
        kernels.isEmpty() ? "" : prelude.before(kernels),
        List.copyOf(writing.launches),
        writing.folds);
  }

  private static final class Writing {
    private final CLanguage language;
    private final StringBuilder kernels = new StringBuilder();
    private final List<Launch> launches = new ArrayList<>();

    /** Folds over everything whose parts have not been joined yet. */
    private final List<FoldText.Parts> open = new ArrayList<>();

    private int folds;

    Writing(CLanguage language) {
      this.language = language;
    }

    void add(Stage stage) {
      if (stage instanceof Stage.Scalars scalars) {
        join(scalars.steps());
        return;
      }
      join(List.of());
      if (stage instanceof Stage.Pass pass) {
        pass(pass);
      } else if (stage instanceof Stage.Product product) {
        launches.add(new Launch.Product(product.left(), product.right(), product.target()));
      } else if (stage instanceof Stage.Transposition transposition) {
        launches.add(new Launch.Transposition(transposition.source(), transposition.target()));
      }
    }

    private String next() {
      return "k" + launches.size();
    }

    /** Joins what is open, then computes scalars; nothing if there is neither. */
    void join(List<Stage.ScalarStep> steps) {
      if (open.isEmpty() && steps.isEmpty()) {
        return;
      }
      List<String> lines = steps.stream().map(s -> Statements.scalar(language, s)).toList();
      kernels.append(FoldText.scalars(next(), open, lines));
      launches.add(new Launch.Scalars(next(), open.stream().map(FoldText.Parts::shape).toList()));
      open.clear();
    }

    private void pass(Stage.Pass pass) {
      PassText text = new PassText(language, pass);
      // Kernels that store come last: the others may read what is going to be replaced.
      List<Stage.Fold> rows = along(pass, Axis.ROW);
      if (!rows.isEmpty()) {
        kernels.append(text.rows(next(), rows));
        launches.add(new Launch.Rows(next(), text.buffers(rows), pass.shape()));
      }
      List<Stage.Fold> columns = along(pass, Axis.COLUMN);
      if (!columns.isEmpty()) {
        kernels.append(text.columns(next(), columns));
        launches.add(
            new Launch.Columns(next(), text.buffers(List.of()), pass.shape(), columns.size()));
        kernels.append(text.columnsEnd(next(), columns));
        List<Integer> targets = columns.stream().map(Stage.Fold::target).toList();
        launches.add(new Launch.ColumnsEnd(next(), targets, pass.shape()));
      }
      List<Stage.Fold> all = along(pass, Axis.ALL);
      if (!all.isEmpty() || !pass.stores().isEmpty()) {
        kernels.append(text.flat(next(), all, folds));
        launches.add(new Launch.Flat(next(), text.stored(), pass.shape(), !all.isEmpty()));
        for (Stage.Fold fold : all) {
          open.add(new FoldText.Parts(folds++, fold.reduction(), fold.target(), pass.shape()));
        }
      }
    }

    private static List<Stage.Fold> along(Stage.Pass pass, Axis axis) {
      return pass.folds().stream().filter(fold -> fold.axis() == axis).toList();
    }
  }
}
