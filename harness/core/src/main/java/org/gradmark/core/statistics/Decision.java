package org.gradmark.core.statistics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link SequentialTest} found, and on what grounds.
 *
 * @param ruling the decision
 * @param claim the sentence that was tested, such as {@code mean <= 0.5}
 * @param draws how many draws within the range were used; for {@link Ruling#OUT_OF_RANGE} also the
 *     index, from zero, of the draw that left it
 * @param mean their mean; NaN if there is none. After a stop at will it is biased outwards a
 *     little; the interval is not
 * @param lower lower end of a {@value #COVERAGE} confidence interval for the mean, valid however
 *     the number of draws came about
 * @param upper its upper end
 * @param pValue bound of the p-value against the claim, in (0, 1]: if the claim holds, it is ever
 *     this small with at most this probability
 * @param last the draw that decided; NaN if there was none
 */
public record Decision(
    Ruling ruling,
    String claim,
    int draws,
    double mean,
    double lower,
    double upper,
    double pValue,
    double last) {

  static final double COVERAGE = 0.99;

  /** One sentence for a person. */
  public String sentence() {
    return switch (ruling) {
      case REFUTED -> claim + " is refuted: " + found() + ", p <= " + brief(pValue);
      case UPHELD -> claim + " is upheld: " + found();
      case UNDECIDED -> claim + " is neither refuted nor upheld: " + found();
      case OUT_OF_RANGE -> "draw " + draws + " is " + last + ", which is out of range";
    };
  }

  /** The numbers by name, for an outcome's evidence. */
  public Map<String, Object> evidence() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("ruling", ruling.name().toLowerCase(java.util.Locale.ROOT));
    evidence.put("claim", claim);
    evidence.put("draws", draws);
    evidence.put("mean", mean);
    evidence.put("interval99", java.util.List.of(lower, upper));
    evidence.put("p_value", pValue);
    if (ruling == Ruling.OUT_OF_RANGE) {
      evidence.put("out_of_range", last);
    }
    return evidence;
  }

  private String found() {
    return "the mean of "
        + draws
        + " draws is "
        + brief(mean)
        + ", 99 % interval ["
        + brief(lower)
        + ", "
        + brief(upper)
        + "]";
  }

  private static String brief(double value) {
    return String.format(java.util.Locale.ROOT, "%.4g", value);
  }
}
