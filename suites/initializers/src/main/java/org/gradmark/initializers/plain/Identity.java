package org.gradmark.initializers.plain;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Contract;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * The identity matrix: a recurrent network that begins by remembering.
 *
 * <pre>
 *   w_ij = gain if i = j, else 0
 * </pre>
 *
 * <p>A matrix that is not square has ones on its diagonal as far as it goes. The matrix of a
 * recurrent layer is that of all gates side by side, as in Keras and PyTorch; implementations that
 * make each gate an identity of its own are as right, and so are those that take a window's
 * identity to be Dirac's delta instead of the folded matrix.
 */
public final class Identity {

  private static final Hyperparameter GAIN =
      new Hyperparameter("gain", "weight on the diagonal", -1e6, 1e6, 1);
  private static final String COMPLAINT = "it is not a multiple of the identity";

  private static final InitializerMistake ONES =
      InitializerMistake.rule("all-ones", "every weight is one", s -> s.filled(s.get(GAIN)));
  private static final InitializerMistake OTHER_DIAGONAL =
      InitializerMistake.rearranged(
          "other-diagonal",
          "the ones run from the last column to the first",
          (kernel, w) -> {
            int columns = kernel.matrix().columns();
            double[] mirrored = new double[w.length];
            for (int i = 0; i < w.length; i++) {
              mirrored[i / columns * columns + columns - 1 - i % columns] = w[i];
            }
            return mirrored;
          });

  private static final InitializerMistake NO_GATES =
      InitializerMistake.rearranged(
          "recurrent-forgotten",
          "recurrent kernels are left zero",
          (k, w) -> k.kind() == Kind.RECURRENT ? new double[w.length] : w);
  private static final InitializerMistake NO_WINDOWS =
      InitializerMistake.rearranged(
          "windows-forgotten",
          "kernels with a window are left zero",
          (k, w) -> k.extents().isEmpty() ? w : new double[w.length]);
  private static final InitializerMistake HALF =
      InitializerMistake.rearranged(
          "ends-early",
          "the diagonal of a matrix that is not square ends early",
          (k, w) -> {
            boolean square = k.matrix().rows() == k.matrix().columns();
            double[] shorter = w.clone();
            int side = Math.min(k.matrix().rows(), k.matrix().columns());
            shorter[(side - 1) * (k.matrix().columns() + 1)] *= square ? 1 : 0;
            return shorter;
          });

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("identity")
          .title("Identity")
          .source(
              "Le, Jaitly, Hinton, A Simple Way to Initialize Recurrent Networks of Rectified Linear Units, 2015, arXiv:1504.00941, section 3")
          .rows("S043.1")
          .hyperparameters(GAIN)
          .tried(GAIN, 0.01)
          .paper("gain I", Identity::rule)
          .claims(Contract::shape, Identity::claims)
          .build();

  private Identity() {}

  private static Tensor rule(Start s) {
    Shape shape = s.kernel().matrix();
    return s.backend().tensor(shape, diagonal(shape)).times(s.get(GAIN));
  }

  private static double[] diagonal(Shape shape) {
    double[] ones = new double[shape.size()];
    for (int i = 0; i < Math.min(shape.rows(), shape.columns()); i++) {
      ones[i * shape.columns() + i] = 1;
    }
    return ones;
  }

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "IDENT-01",
                "diagonal",
                "The weights on the diagonal are the gain, all others are zero; of a recurrent"
                    + " kernel on that of all gates or of each, with a window on that of the"
                    + " folded matrix or of the window's centre.",
                "definition")
            .kind(org.gradmark.core.claim.Kind.CLOSED_FORM)
            .tried()
            .rejecting(COMPLAINT, ONES, OTHER_DIAGONAL, InitializerMistake.hardCoded(GAIN, 1))
            .rejecting(COMPLAINT, NO_GATES, NO_WINDOWS, HALF)
            .of(system, Identity::check));
  }

  private static Outcome check(Probe probe) {
    return Exactly.compareAny(
        probe,
        List.of(
            Kernel.dense(6, 6),
            Kernel.dense(9, 4),
            Kernel.dense(4, 9),
            Kernel.embedding(7, 4),
            Kernel.recurrent(4, 3, 3),
            Kernel.recurrent(3, 2, 4),
            Kernel.convolution(3, 3, 5),
            Kernel.convolution(4, 3, 3, 5),
            Kernel.convolution(2, 4, 3, 1, 3),
            Kernel.transposed(3, 4, 3, 5),
            Kernel.grouped(2, 4, 6, 3, 5),
            Kernel.depthwise(3, 2, 3, 5)),
        (kernel, p) -> forms(kernel, p.settings().get(GAIN)),
        COMPLAINT);
  }

  /** What is due, without {@link #diagonal}: other readings first, that of the rule last. */
  private static List<double[]> forms(Kernel kernel, double gain) {
    int columns = kernel.matrix().columns();
    double[] whole = new double[kernel.shape().size()];
    double[] parts = new double[whole.length];
    for (int i = 0; i < whole.length; i++) {
      int row = i / columns;
      int column = i % columns;
      whole[i] = row == column ? gain : 0;
      boolean inOut = kernel.layout() == Layout.IN_OUT;
      parts[i] =
          (inOut ? row : row % kernel.out()) == (inOut ? column % kernel.out() : column) ? gain : 0;
    }
    if (kernel.kind() == Kind.RECURRENT) {
      return List.of(parts, whole);
    }
    return kernel.extents().isEmpty() ? List.of(whole) : List.of(delta(kernel, gain), whole);
  }

  private static double[] delta(Kernel kernel, double gain) {
    double[] weights = new double[kernel.shape().size()];
    int inputs = Places.inputsOfGroup(kernel);
    int outputs = kernel.out() / Places.groups(kernel);
    for (int out = 0; out < kernel.out(); out++) {
      if (out % outputs < inputs) {
        weights[Places.index(kernel, out, out % outputs, Places.centre(kernel))] = gain;
      }
    }
    return weights;
  }
}
