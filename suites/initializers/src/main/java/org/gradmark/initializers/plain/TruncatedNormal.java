package org.gradmark.initializers.plain;

import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;

/**
 * Normal weights, drawn again while they are more than two standard deviations from the mean.
 *
 * <pre>
 *   w = mean + stddev z,   z ~ N(0, 1) given |z| &lt;= 2
 * </pre>
 *
 * <p>{@code stddev} is that before the cut, as in TensorFlow, Keras, PyTorch and JAX; afterwards it
 * is 0.88 times that. The dialect {@code corrected} takes it to be that afterwards.
 */
public final class TruncatedNormal {

  private static final double CUT = 2;
  private static final double DEVIATION = Math.sqrt(Law.truncatedNormal(0, 1, CUT).variance());

  private static final InitializerMistake NO_CUT =
      InitializerMistake.seeing("no-cut", "nothing is cut", TruncatedNormal::uncut);

  /** As if drawn without the cut, then moved to its rim: it piles up there. */
  private static final InitializerMistake CLAMPED =
      InitializerMistake.seeing(
          "clamped", "what is beyond the cut is moved to its rim", TruncatedNormal::clamped);

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("truncated-normal")
          .title("Truncated normal")
          .source(
              "Abadi et al., TensorFlow: Large-Scale Machine Learning on Heterogeneous Systems, 2015, truncated_normal")
          .rows("S039.1")
          .hyperparameters(Normal.MEAN, Normal.STDDEV)
          .tried(Normal.MEAN, 0.5)
          .tried(Normal.STDDEV, 0.25)
          .paper(
              "mean + stddev z, |z| <= 2",
              s -> rule(s, s.get(Normal.STDDEV)),
              (k, h) -> Law.truncatedNormal(h.get(Normal.MEAN), h.get(Normal.STDDEV), CUT))
          .dialect(
              "corrected",
              "stddev is that after the cut",
              s -> rule(s, s.get(Normal.STDDEV).over(DEVIATION)),
              (k, h) ->
                  Law.truncatedNormal(h.get(Normal.MEAN), h.get(Normal.STDDEV) / DEVIATION, CUT))
          .mistakes(Normal.VARIANCE, Normal.SQUARED, NO_CUT, CLAMPED)
          .claims(Family::independent)
          .build();

  private TruncatedNormal() {}

  private static Tensor rule(Start s, Tensor deviation) {
    return s.truncated(CUT).times(deviation).plus(s.get(Normal.MEAN));
  }

  private static Start uncut(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor truncated(String name, double cut, Shape shape) {
        return normal(name, shape);
      }
    };
  }

  private static Start clamped(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor truncated(String name, double cut, Shape shape) {
        return normal(name, shape).clamp(scalar(-cut), scalar(cut));
      }
    };
  }
}
