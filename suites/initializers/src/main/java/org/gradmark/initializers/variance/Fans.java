package org.gradmark.initializers.variance;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** What initializers that keep the variance have in common: shapes of a variance, and mistakes. */
public final class Fans {

  /** Where libraries cut a normal law, in standard deviations. */
  static final double CUT = 2;

  /** Standard deviation of a standard normal number that is cut there. */
  static final double CUT_DEVIATION = Math.sqrt(Law.truncatedNormal(0, 1, CUT).variance());

  public static final InitializerMistake SWAPPED =
      InitializerMistake.fans(
          "fans-swapped", "fan-in and fan-out are exchanged", Kernel::fanOut, Kernel::fanIn);
  public static final InitializerMistake NO_WINDOW =
      InitializerMistake.fans(
          "window-forgotten",
          "the window is left out of the fans",
          k -> k.fanIn() / k.window(),
          k -> k.fanOut() / k.window());
  public static final InitializerMistake TWO_AXES =
      InitializerMistake.fans(
          "two-axes",
          "the third axis of a window is left out of the fans",
          k -> k.fanIn() / third(k),
          k -> k.fanOut() / third(k));
  public static final InitializerMistake NO_GROUPS =
      InitializerMistake.fans(
          "groups-forgotten",
          "the groups are left out of the fans",
          k -> k.in() * k.window(),
          k -> k.out() * k.window());
  public static final InitializerMistake INPUTS_IN_WINDOW =
      InitializerMistake.fans(
          "inputs-in-window",
          "the window of a convolution is multiplied by its inputs",
          k -> k.extents().isEmpty() ? k.fanIn() : k.fanIn() * k.in(),
          k -> k.extents().isEmpty() ? k.fanOut() : k.fanOut() * k.in());
  public static final InitializerMistake SECOND_AXIS =
      InitializerMistake.fans(
          "second-axis",
          "the second axis is taken for the inputs and the first for the outputs, in every layout",
          k -> besides(k, 0),
          k -> besides(k, 1));
  public static final InitializerMistake LAST_AXES =
      InitializerMistake.fans(
          "last-axes",
          "the last axis is taken for the outputs and the one before for the inputs, in every"
              + " layout",
          k -> besides(k, k.shape().rank() - 1),
          k -> besides(k, k.shape().rank() - 2));
  public static final InitializerMistake GATES_AS_OUTPUTS =
      InitializerMistake.fans(
          "gates-as-outputs",
          "the gates of a recurrent layer count as outputs",
          Kernel::fanIn,
          k -> k.kind() == Kernel.Kind.RECURRENT ? k.parts() * k.out() : k.fanOut());
  public static final InitializerMistake EMBEDDING_TURNED =
      InitializerMistake.fans(
          "embedding-turned",
          "the features of an embedding are taken for its inputs",
          k -> k.kind() == Kernel.Kind.EMBEDDING ? k.fanOut() : k.fanIn(),
          k -> k.kind() == Kernel.Kind.EMBEDDING ? k.fanIn() : k.fanOut());
  public static final InitializerMistake IN_FOR_BOTH =
      InitializerMistake.fans(
          "fan-in-for-both", "fan-in is taken for fan-out too", Kernel::fanIn, Kernel::fanIn);
  public static final InitializerMistake OUT_FOR_BOTH =
      InitializerMistake.fans(
          "fan-out-for-both", "fan-out is taken for fan-in too", Kernel::fanOut, Kernel::fanOut);
  public static final InitializerMistake NO_ROOT_3 =
      InitializerMistake.scaled(
          "root-3-missing",
          "the standard deviation is taken for the bound of the uniform law",
          1 / Math.sqrt(3));
  public static final InitializerMistake ROOT_3 =
      InitializerMistake.scaled(
          "root-3-too-many",
          "the bound is taken for the standard deviation of the uniform law",
          Math.sqrt(3));
  public static final InitializerMistake NOT_CORRECTED =
      InitializerMistake.scaled(
          "cut-not-corrected",
          "the standard deviation is not corrected for the cut",
          CUT_DEVIATION);
  public static final InitializerMistake CUT_NOT_CORRECTED =
      InitializerMistake.seeing(
          "cut",
          "the normal law is cut at 2 standard deviations and not corrected for it",
          s ->
              new StartWrapper(s) {
                @Override
                public Tensor normal(String name, Shape shape) {
                  return super.truncated(name, CUT, shape);
                }
              });
  public static final InitializerMistake NO_2 =
      InitializerMistake.scaled("factor-2-missing", "the factor 2 is missing", Math.sqrt(0.5));
  public static final InitializerMistake TWICE =
      InitializerMistake.scaled("factor-2-too-many", "there is a factor 2 too many", Math.sqrt(2));

  private Fans() {}

  /** Weights that share an index of this axis. */
  private static int besides(Kernel kernel, int axis) {
    return kernel.shape().size() / kernel.shape().extents().get(axis);
  }

  private static int third(Kernel k) {
    return k.extents().size() < 3 ? 1 : k.extents().get(2);
  }

  /** Normal weights of a variance. */
  public static Tensor normal(Start s, Tensor variance) {
    return s.normal().times(variance.sqrt());
  }

  /** Uniform weights of a variance: the bound is the root of three times it. */
  public static Tensor uniform(Start s, Tensor variance) {
    return s.symmetric().times(variance.times(3).sqrt());
  }

  /** Normal weights without tails, of a variance after the cut. */
  public static Tensor truncated(Start s, Tensor variance) {
    return s.truncated(CUT).times(variance.sqrt().over(CUT_DEVIATION));
  }

  /** The root of the fan is forgotten, that of the gain is not. */
  static InitializerMistake noRootOfFan() {
    return InitializerMistake.result(
        "fan-root-missing", "the root of the fan is missing", (s, w) -> w.over(s.fanIn().sqrt()));
  }

  /** The root is forgotten. */
  static InitializerMistake noRoot(java.util.function.Function<Start, Tensor> variance) {
    return InitializerMistake.result(
        "root-missing",
        "the variance is taken for the standard deviation",
        (s, w) -> w.times(variance.apply(s).sqrt()));
  }

  public static Law normalLaw(double variance) {
    return Law.normal(0, Math.sqrt(variance));
  }

  public static Law uniformLaw(double variance) {
    double bound = Math.sqrt(3 * variance);
    return Law.uniform(-bound, bound);
  }

  public static Law truncatedLaw(double variance) {
    return Law.truncatedNormal(0, Math.sqrt(variance) / CUT_DEVIATION, CUT);
  }
}
