package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Gates of a recurrent kernel and groups of a grouped one, each a matrix of its own. */
final class OrthogonalParts {

  private OrthogonalParts() {}

  /** The matrix of one part. */
  static Shape matrix(Kernel kernel) {
    Shape whole = kernel.matrix();
    return kernel.layout() == Layout.IN_OUT
        ? Shape.of(whole.rows(), whole.columns() / kernel.parts())
        : Shape.of(whole.rows() / kernel.parts(), whole.columns());
  }

  /** The parts, row-major; the whole if there is only one. */
  static List<double[]> of(Kernel kernel, double[] w) {
    Shape part = matrix(kernel);
    List<double[]> parts = new ArrayList<>();
    for (int p = 0; p < kernel.parts(); p++) {
      double[] numbers = new double[part.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = w[place(kernel, part, p, i)];
      }
      parts.add(numbers);
    }
    return parts;
  }

  /** Whether two parts are the same, but for the sign. */
  static boolean repeated(List<double[]> parts) {
    for (int a = 0; a < parts.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (Arrays.equals(sizes(parts.get(a)), sizes(parts.get(b)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** A zero or copied part, of either kind, and kinds that are forgotten. */
  static InitializerMistake[] mistakes() {
    return new InitializerMistake[] {
      InitializerMistake.rule(
          "gates-alike",
          "one orthogonal gate is drawn and used for all",
          s -> byPart(s, Kind.RECURRENT, part -> 0)),
      InitializerMistake.rule(
          "groups-alike",
          "one orthogonal group is drawn and used for all",
          s -> byPart(s, Kind.GROUPED, part -> 0)),
      emptied("last-gate-zero", "the last gate is left zero", Kind.RECURRENT),
      emptied("last-group-zero", "the last group is left zero", Kind.GROUPED),
      forgotten("embedding", "embeddings", k -> k.kind() == Kind.EMBEDDING),
      forgotten("depthwise", "depthwise kernels", k -> k.kind() == Kind.DEPTHWISE),
      forgotten("transposed", "transposed kernels", k -> k.kind() == Kind.TRANSPOSED),
      forgotten("three-axes", "windows of three axes", k -> k.extents().size() == 3)
    };
  }

  private static InitializerMistake forgotten(String id, String what, Predicate<Kernel> which) {
    return InitializerMistake.rearranged(
        id + "-forgotten",
        what + " are left zero",
        (kernel, w) -> which.test(kernel) ? new double[w.length] : w);
  }

  /**
   * Gates or groups that are orthogonal each by itself; other kinds follow the rule.
   *
   * @param draw number of the draw that each part takes
   */
  static Tensor byPart(Start s, Kind kind, IntUnaryOperator draw) {
    Kernel kernel = s.kernel();
    if (kernel.kind() != kind) {
      return Orthogonal.rule(s, (q, r) -> r);
    }
    double[] all = new double[kernel.shape().size()];
    Shape shape = matrix(kernel);
    for (int p = 0; p < kernel.parts(); p++) {
      String number = " of part " + draw.applyAsInt(p);
      double[] part = Orthogonal.rule(alone(s, shape, number), (q, r) -> r).toDoubles();
      for (int i = 0; i < part.length; i++) {
        all[place(kernel, shape, p, i)] = part[i];
      }
    }
    return s.backend().tensor(kernel.matrix(), all);
  }

  /** A part as a dense kernel of the same matrix, with draws of its own. */
  private static Start alone(Start s, Shape shape, String number) {
    boolean inOut = s.kernel().layout() == Layout.IN_OUT;
    int in = inOut ? shape.rows() : shape.columns();
    Kernel dense = Kernel.dense(in, shape.size() / in).in(s.kernel().layout());
    return new StartWrapper(s) {
      @Override
      public Kernel kernel() {
        return dense;
      }

      @Override
      public Tensor normal(String name, Shape drawn) {
        return super.normal(name + number, drawn);
      }
    };
  }

  private static InitializerMistake emptied(String id, String cause, Kind kind) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) -> {
          double[] changed = w.clone();
          Shape part = matrix(kernel);
          for (int i = 0; i < part.size() && kernel.kind() == kind; i++) {
            changed[place(kernel, part, kernel.parts() - 1, i)] = 0;
          }
          return changed;
        });
  }

  private static int place(Kernel kernel, Shape part, int number, int i) {
    return kernel.layout() == Layout.IN_OUT
        ? (i / part.columns() * kernel.parts() + number) * part.columns() + i % part.columns()
        : number * part.size() + i;
  }

  private static double[] sizes(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).toArray();
  }
}
