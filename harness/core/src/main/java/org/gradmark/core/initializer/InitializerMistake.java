package org.gradmark.core.initializer;

import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Tensor;

/**
 * A mistake that initializer code is known to make, as a change to any right rule: the raw material
 * of impostors, and the names that failures are given when a subject turns out to make the same.
 *
 * @param id kebab-case, such as {@code fans-swapped}
 * @param cause one clause that states it, such as "fan-in and fan-out are exchanged"
 * @param change makes the wrong rule of a right one
 */
public record InitializerMistake(String id, String cause, UnaryOperator<InitializerRule> change) {

  /** A wrong rule written out, whatever the right one is. */
  public static InitializerMistake rule(String id, String cause, InitializerRule wrong) {
    return new InitializerMistake(id, cause, right -> wrong);
  }

  /** The right rule, looking at its start through a wrapper that lies. */
  public static InitializerMistake seeing(String id, String cause, UnaryOperator<Start> lie) {
    return new InitializerMistake(id, cause, right -> s -> right.initialize(lie.apply(s)));
  }

  /** The right rule, with its result changed. */
  public static InitializerMistake result(
      String id, String cause, BiFunction<Start, Tensor, Tensor> change) {
    return new InitializerMistake(id, cause, right -> s -> change.apply(s, right.initialize(s)));
  }

  /** The right values times a factor. */
  public static InitializerMistake scaled(String id, String cause, double factor) {
    return result(id, cause, (s, w) -> w.times(factor));
  }

  /** The right rule with other fans. */
  public static InitializerMistake fans(
      String id, String cause, ToIntFunction<Kernel> fanIn, ToIntFunction<Kernel> fanOut) {
    return seeing(
        id,
        cause,
        s ->
            new StartWrapper(s) {
              @Override
              public Tensor fanIn() {
                return scalar(fanIn.applyAsInt(kernel()));
              }

              @Override
              public Tensor fanOut() {
                return scalar(fanOut.applyAsInt(kernel()));
              }
            });
  }

  /** A hyperparameter that the user's choice does not reach. */
  public static InitializerMistake hardCoded(Hyperparameter ignored, double value) {
    return seeing(
        ignored.name().replace('_', '-') + "-is-" + value,
        ignored.name() + " is always " + value,
        s ->
            new StartWrapper(s) {
              @Override
              public Tensor get(Hyperparameter hyperparameter) {
                return hyperparameter.name().equals(ignored.name())
                    ? scalar(value)
                    : super.get(hyperparameter);
              }
            });
  }

  /** The right values, moved to other places or changed, on the host. */
  public static InitializerMistake rearranged(
      String id, String cause, BiFunction<Kernel, double[], double[]> change) {
    return result(
        id,
        cause,
        (s, w) -> s.backend().tensor(w.shape(), change.apply(s.kernel(), w.toDoubles())));
  }
}
