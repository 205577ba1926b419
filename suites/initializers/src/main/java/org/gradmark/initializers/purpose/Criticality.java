package org.gradmark.initializers.purpose;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Statement;

/**
 * What variance-keeping initializers are for (FWD-01 to FWD-03, BWD-01, BWD-02): second moments
 * that neither grow nor fade with depth. The law is exact at every width and depth, so the tests
 * are. For weights that are independent and normal.
 */
public final class Criticality {

  /** The gain that is recommended for tanh, in place of the rectifier's. */
  public static final InitializerMistake TANH_GAIN =
      InitializerMistake.scaled(
          "gain-of-tanh", "the gain is 5/3, that for tanh", 5 / (3 * Math.sqrt(2)));

  /** PyTorch's default for layers: a leaky rectifier of slope sqrt(5). */
  public static final InitializerMistake LEAKY_GAIN =
      InitializerMistake.scaled(
          "gain-of-slope-root-5",
          "the gain is that of a leaky rectifier of slope sqrt(5)",
          Math.sqrt(1 / 6.0));

  /** The right mean square of every output, but no chance in it. */
  public static final InitializerMistake NORMALIZED =
      InitializerMistake.rearranged(
          "outputs-normalized",
          "the weights of every output are scaled to their expected length",
          Criticality::normalized);

  /** One chance more: the kernel's scale is drawn as well. */
  public static final InitializerMistake SCALE_DRAWN =
      InitializerMistake.rearranged(
          "scale-drawn", "the scale of every kernel is drawn too", (k, w) -> scaleDrawn(w));

  private Criticality() {}

  /**
   * Fan-in: signals keep their second moment.
   *
   * @param wrong mistakes that change it
   */
  public static InitializerSystem.ClaimMaker forward(
      Slopes.Chosen slopes, InitializerMistake... wrong) {
    return system -> {
      List<Claim<InitializerSubject>> claims = new ArrayList<>();
      claims.add(
          Statement.claim(
                  "FWD-01",
                  "keeps-second-moment",
                  "Through 40 layers of any shape, each keeps the mean square of its input.",
                  "binomial law of the number of positive sums, chi-square law of their squares")
              .in(InitializerSystem.PAPER)
              .tried()
              .rejecting(SecondMoments.KEPT, wrong)
              .ofManyParameters()
              .of(system, p -> SecondMoments.forward(p, slopes.by(p.settings()))));
      claims.add(
          Statement.claim(
                  "FWD-02",
                  "finite-width-ratio",
                  "The squares of the sums that the activation lets through are chi-square, given"
                      + " their number: in nets of width n, the mean square of the ratio of second"
                      + " moments is 1 + (6 (plus⁴ + minus⁴) / (plus² + minus²)² - 1) / n, which is"
                      + " 1 + 5/n with rectifiers, 1 + 2/n without activation.",
                  "chi-square law; Dvoretzky-Kiefer-Wolfowitz inequality; compare Roberts, Yaida,"
                      + " Hanin, The Principles of Deep Learning Theory, 2022, chapter 5")
              .in(InitializerSystem.PAPER)
              .tried()
              .rejecting(SecondMoments.RATIO, NORMALIZED, SCALE_DRAWN)
              .ofManyParameters()
              .of(system, p -> SecondMoments.ratios(p, slopes.by(p.settings()))));
      claims.add(
          Statement.claim(
                  "BWD-01",
                  "square-layers-keep-gradients",
                  "Perpendicular to their input, square layers multiply the mean square of the"
                      + " gradient by their sums by 2 / (plus² + minus²), which makes up for slopes"
                      + " that are plus as often as minus.",
                  "the part of the weights that is perpendicular to the input decides no slope")
              .in(InitializerSystem.PAPER)
              .tried()
              .rejecting(SecondMoments.GRADIENT, sizes(wrong))
              .ofManyParameters()
              .of(system, p -> SecondMoments.backward(p, slopes.by(p.settings()), false)));
      return claims;
    };
  }

  /** Fan-out: gradients keep their second moment, in one dialect. */
  public static InitializerSystem.ClaimMaker backward(
      String dialect, Slopes.Chosen slopes, InitializerMistake... wrong) {
    return system ->
        List.of(
            Statement.claim(
                    "BWD-02",
                    "keeps-gradients",
                    "Perpendicular to their input, layers of any shape multiply the mean square of"
                        + " the gradient by their sums by 2 / (plus² + minus²), which makes up for"
                        + " slopes that are plus as often as minus.",
                    "He et al. 2015, equation 14; the perpendicular weights decide no slope")
                .in(dialect)
                .tried()
                .rejecting(SecondMoments.GRADIENT, wrong)
                .ofManyParameters()
                .of(system, p -> SecondMoments.backward(p, slopes.by(p.settings()), true)));
  }

  /** Glorot's: signals and gradients without activation share what they lose. */
  public static InitializerSystem.ClaimMaker compromise(InitializerMistake... wrong) {
    return system ->
        List.of(
            Statement.claim(
                    "FWD-03",
                    "compromise",
                    "What a layer multiplies second moments of signals and of gradients by adds up"
                        + " to 2, in proportion to its fans.",
                    "Glorot, Bengio 2010, equations 8 to 12; chi-square law")
                .in(InitializerSystem.PAPER)
                .tried()
                .rejecting(SecondMoments.KEPT, wrong)
                .ofManyParameters()
                .of(system, SecondMoments::compromise));
  }

  /** Square layers do not tell fans apart. */
  private static InitializerMistake[] sizes(InitializerMistake[] mistakes) {
    return java.util.Arrays.stream(mistakes)
        .filter(m -> !m.id().startsWith("fan"))
        .toArray(InitializerMistake[]::new);
  }

  private static double[] normalized(Kernel kernel, double[] weights) {
    boolean columns = kernel.layout() == Kernel.Layout.IN_OUT;
    int outputs = columns ? kernel.matrix().columns() : kernel.matrix().rows();
    int inputs = weights.length / outputs;
    double mean = square(weights) / weights.length;
    double[] scaled = new double[weights.length];
    for (int j = 0; j < outputs; j++) {
      double length = 0;
      for (int i = 0; i < inputs; i++) {
        double w = weights[columns ? i * outputs + j : j * inputs + i];
        length += w * w;
      }
      for (int i = 0; i < inputs; i++) {
        int at = columns ? i * outputs + j : j * inputs + i;
        scaled[at] = weights[at] * Math.sqrt(mean * inputs / length);
      }
    }
    return scaled;
  }

  private static double[] scaleDrawn(double[] weights) {
    double factor = Math.abs(weights[0]) / Math.sqrt(square(weights) / weights.length);
    return java.util.Arrays.stream(weights).map(w -> w * factor).toArray();
  }

  private static double square(double[] weights) {
    return java.util.Arrays.stream(weights).map(w -> w * w).sum();
  }
}
