package org.gradmark.initializers.plain;

import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Family;

/**
 * Normal weights, whatever the kernel.
 *
 * <pre>
 *   w = mean + stddev z,   z ~ N(0, 1)
 * </pre>
 */
public final class Normal {

  static final Hyperparameter MEAN = new Hyperparameter("mean", "expectation", -1e6, 1e6, 0);
  static final Hyperparameter STDDEV =
      new Hyperparameter("stddev", "standard deviation", 1e-12, 1e6, 0.01);

  static final InitializerMistake VARIANCE =
      InitializerMistake.result(
          "variance-for-deviation",
          "stddev is taken for the variance",
          (s, w) -> w.over(s.get(STDDEV).sqrt()));
  static final InitializerMistake SQUARED =
      InitializerMistake.result(
          "deviation-squared", "stddev is squared", (s, w) -> w.times(s.get(STDDEV)));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("normal")
          .title("Normal")
          .source(
              "Krizhevsky, Sutskever, Hinton, ImageNet Classification with Deep Convolutional Neural Networks, NeurIPS 2012, section 5: N(0, 0.01²)")
          .rows("S038.1")
          .hyperparameters(MEAN, STDDEV)
          .tried(MEAN, 0.5)
          .tried(STDDEV, 0.25)
          .paper(
              "mean + stddev z",
              s -> s.normal().times(s.get(STDDEV)).plus(s.get(MEAN)),
              (k, h) -> Law.normal(h.get(MEAN), h.get(STDDEV)))
          .mistakes(VARIANCE, SQUARED)
          .claims(Family::independent)
          .build();

  private Normal() {}
}
