package org.gradmark.initializers.plain;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Contract;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * The same number everywhere: zeros, ones, the bias 1 of a forget gate.
 *
 * <pre>
 *   w = value
 * </pre>
 */
public final class Constant {

  private static final Hyperparameter VALUE =
      new Hyperparameter("value", "every weight", -1e6, 1e6, 0);
  private static final String COMPLAINT = "a weight is not the constant";

  /** Every kind. */
  private static final List<Kernel> KERNELS =
      List.of(
          Kernel.dense(7, 5),
          Kernel.convolution(3, 4, 3, 3),
          Kernel.convolution(3, 4, 5),
          Kernel.convolution(2, 3, 4, 2, 5),
          Kernel.transposed(4, 3, 2, 5),
          Kernel.grouped(2, 4, 6, 3, 2),
          Kernel.depthwise(3, 2, 4, 5),
          Kernel.embedding(7, 4),
          Kernel.recurrent(4, 3, 2));

  private static final InitializerMistake GATES =
      InitializerMistake.rearranged(
          "gates-otherwise",
          "the gates of a recurrent layer are filled with other numbers",
          (kernel, w) -> {
            double[] changed = w.clone();
            if (kernel.kind() == Kernel.Kind.RECURRENT) {
              Arrays.fill(changed, 7);
            }
            return changed;
          });

  private static final InitializerMistake LAST =
      InitializerMistake.rearranged(
          "last-forgotten",
          "the last weight is never written",
          (kernel, w) -> {
            double[] changed = w.clone();
            changed[w.length - 1] = 0.25;
            return changed;
          });

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("constant")
          .title("Constant")
          .source(
              "Gers, Schmidhuber, Cummins, Learning to Forget: Continual Prediction with LSTM,"
                  + " Neural Computation 12 (2000), section 3: constant biases of gates")
          .rows("S042.1")
          .hyperparameters(VALUE)
          .tried(VALUE, 0.1)
          .paper("value", s -> s.filled(s.get(VALUE)))
          .claims(Contract::shape, Constant::claims)
          .build();

  private Constant() {}

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        claim("CONST-01", "default", "Unless told, every weight is zero.")
            .rejecting(COMPLAINT, LAST, GATES, InitializerMistake.hardCoded(VALUE, 1))
            .of(system, Constant::check),
        claim("CONST-02", "value", "Every weight is the value, rounded to the format.")
            .tried()
            .rejecting(COMPLAINT, LAST, GATES, InitializerMistake.hardCoded(VALUE, 0))
            .of(system, Constant::check));
  }

  private static Statement claim(String id, String name, String sentence) {
    return Statement.claim(id, name, sentence, "definition").kind(Kind.CLOSED_FORM);
  }

  private static Outcome check(Probe probe) {
    return Exactly.compare(
        probe,
        KERNELS,
        (kernel, p) -> {
          double[] due = new double[kernel.shape().size()];
          Arrays.fill(due, p.settings().get(VALUE));
          return due;
        },
        COMPLAINT);
  }
}
