package org.gradmark.initializers.plain;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
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
 * <p>A matrix that is not square has ones on its diagonal as far as it goes.
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
                "The weights on the diagonal are the gain, all others are zero.",
                "definition")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(COMPLAINT, ONES, OTHER_DIAGONAL, InitializerMistake.hardCoded(GAIN, 1))
            .of(system, Identity::check));
  }

  /** Row by column, without {@link #diagonal}. */
  private static Outcome check(Probe probe) {
    return Exactly.compare(
        probe,
        List.of(Kernel.dense(6, 6), Kernel.dense(9, 4), Kernel.dense(4, 9)),
        (kernel, p) -> {
          double[] due = new double[kernel.shape().size()];
          int columns = kernel.shape().columns();
          for (int i = 0; i < due.length; i++) {
            due[i] = i / columns == i % columns ? p.settings().get(GAIN) : 0;
          }
          return due;
        },
        COMPLAINT);
  }
}
