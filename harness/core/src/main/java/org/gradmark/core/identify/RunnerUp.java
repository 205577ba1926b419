package org.gradmark.core.identify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A near candidate that does not explain everything: where it first differs.
 *
 * @param candidate such as {@code adam/epsilon-hat}
 * @param says its formula or its mistake
 * @param differences hyperparameters with which it comes nearest
 * @param off how far it is from what was seen, from 0 to 1: the root mean square of the differences
 *     in all probes, each as a share of the way gone; of an estimator the mean, each as a share of
 *     the largest number; NaN where it is measured in tolerances only
 * @param probe where it differs
 * @param step of the probe, from 1; or the number of the question
 * @param element such as {@code x[3]}
 * @param observed what the subject came to
 * @param expected what the candidate comes to
 * @param tolerances the difference in tolerances
 */
public record RunnerUp(
    String candidate,
    String says,
    List<Difference> differences,
    double off,
    String probe,
    int step,
    String element,
    double observed,
    double expected,
    double tolerances) {

  /** What is off by more is not like it. */
  private static final double NEAR = 0.1;

  public RunnerUp {
    differences = List.copyOf(differences);
  }

  /** One clause. */
  public String sentence() {
    String with =
        differences.stream().map(Difference::sentence).collect(Collectors.joining(", and "));
    return String.format(
        Locale.ROOT,
        "%s%s%s differs first at step %d of \"%s\": %s is %s, not %s (%s tolerances)",
        candidate,
        with.isEmpty() ? "" : ", if " + with + ",",
        Double.isNaN(off) ? "" : " is off by " + share() + " on average;",
        step,
        probe,
        element,
        String.format(Locale.ROOT, "%.6g", observed),
        String.format(Locale.ROOT, "%.6g", expected),
        Double.isInfinite(tolerances)
            ? "infinitely many"
            : String.format(Locale.ROOT, "%.2g", tolerances));
  }

  /** Whether it is so near that something can be learned from it. */
  public boolean isNear() {
    return !(off > NEAR);
  }

  private String share() {
    return String.format(Locale.ROOT, off < 1e-3 ? "%.1e" : "%.2g", 100 * off) + " %";
  }
}
