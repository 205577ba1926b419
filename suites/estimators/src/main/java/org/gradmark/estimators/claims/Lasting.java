package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Values;

/**
 * A setting made to last: what users choose is made slower until something shows that happens late.
 * Nothing here knows a hyperparameter by its name. Those that count steps are tried at a few
 * lengths, and where that is not enough, one of the others is brought nearer to where nothing
 * changes.
 */
final class Lasting {

  /**
   * Lengths at which a wrong counter is not taken for a wrong length. All steps come before 288:
   * PyTorch's {@code OneCycleLR} knows no rate after its last step, and 240 are too few for it to
   * show all.
   */
  private static final double[] LENGTHS = {64, 240, ManySteps.STEPS, 288};

  /** What counts steps may be as large as this. */
  private static final double COUNTED = 1e9;

  private static final double SLOWER = 64;

  private Lasting() {}

  /**
   * The first setting that is telling.
   *
   * @param given of few steps, but for the steps themselves
   */
  static Optional<Setting> setting(
      List<Hyperparameter> hyperparameters, Setting given, Predicate<Setting> telling) {
    return stretched(counts(hyperparameters), given)
        .flatMap(longer -> Stream.concat(Stream.of(longer), slowed(hyperparameters, longer)))
        .filter(telling)
        .findFirst();
  }

  private static List<Hyperparameter> counts(List<Hyperparameter> all) {
    return all.stream().filter(Lasting::isCount).toList();
  }

  /** Whether it is a number of steps. */
  static boolean isCount(Hyperparameter one) {
    return one.high() == COUNTED && one.low() == Math.rint(one.low());
  }

  /** All lengths of all that count; the default first, which is all that some libraries have. */
  private static Stream<Setting> stretched(List<Hyperparameter> counts, Setting setting) {
    if (counts.isEmpty()) {
      return Stream.of(setting);
    }
    Hyperparameter one = counts.get(0);
    List<Hyperparameter> others = counts.subList(1, counts.size());
    DoubleStream own =
        DoubleStream.of(one.defaultValue())
            .filter(length -> !setting.hyperparameters().containsKey(one.name()));
    return DoubleStream.concat(own, DoubleStream.of(LENGTHS))
        .mapToObj(length -> setting.with(one, length))
        .flatMap(longer -> stretched(others, longer));
  }

  /** One of the others is nearer to zero, or to one. */
  private static Stream<Setting> slowed(List<Hyperparameter> all, Setting setting) {
    List<Setting> slower = new ArrayList<>();
    List<DoubleUnaryOperator> changes = List.of(x -> x / SLOWER, x -> 1 - (1 - x) / SLOWER);
    for (Hyperparameter one : all) {
      double value = setting.hyperparameters().getOrDefault(one.name(), one.defaultValue());
      for (DoubleUnaryOperator change : changes) {
        double changed = change.applyAsDouble(value);
        if (!isCount(one) && changed >= one.low() && changed <= one.high()) {
          slower.add(setting.with(one, changed));
        }
      }
    }
    return slower.stream();
  }

  /** Steps at which something happens, so far apart that all happens. */
  static Values apart(Values steps) {
    double largest = DoubleStream.of(steps.toArray()).max().orElse(0);
    double factor = Math.floor(ManySteps.STEPS / (largest + 1));
    return steps.map(t -> factor * t);
  }
}
