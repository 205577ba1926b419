package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * IND-04: within a kernel of every kind nothing is drawn once and used again, or turned over, from
 * one place of an axis to the next, or from one gate or group to the others.
 *
 * <p>The coins are those of {@link Independence}: what a library takes for the fans of such a
 * kernel does not matter here. Pairs at one distance along one axis form chains, in which the
 * agreements of neighbours are independent fair coins, so their number is binomial. All tests
 * together err with {@link Statement#ALPHA}.
 */
final class StructuredKernels {

  private static final String SHARED = "parts of a kernel depend on each other";

  private static final InitializerMistake GATES =
      alike("gates-alike", "one gate is drawn and used for all", k -> k.kind() == Kind.RECURRENT);
  private static final InitializerMistake GROUPS =
      alike("groups-alike", "one group is drawn and used for all", k -> k.kind() == Kind.GROUPED);
  private static final InitializerMistake THREE_GATES =
      alike(
          "three-gates-alike",
          "of three gates one is drawn and used for all",
          k -> k.kind() == Kind.RECURRENT && k.parts() == 3);
  private static final InitializerMistake TWO_GROUPS =
      alike(
          "two-groups-alike",
          "of two groups one is drawn and used for both",
          k -> k.kind() == Kind.GROUPED && k.parts() == 2);
  private static final InitializerMistake CHANNELS =
      alike(
          "channels-alike",
          "one filter is drawn and used for all channels",
          k -> k.kind() == Kind.DEPTHWISE);
  private static final InitializerMistake POSITIONS =
      InitializerMistake.rearranged(
          "positions-alike",
          "one place of the window is drawn and used for all",
          (kernel, w) -> {
            int window = kernel.window();
            double[] same = new double[w.length];
            for (int i = 0; i < w.length; i++) {
              boolean inOut = kernel.layout() == Layout.IN_OUT;
              same[i] = w[inOut ? i % (w.length / window) : i - i % window];
            }
            return same;
          });

  private StructuredKernels() {}

  /** The claim for a system whose weights have a continuous symmetric law. */
  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    Statement statement =
        Statement.claim(
                "IND-04",
                "independent-parts",
                "On every kind of kernel, neighbours along each axis are independent in sign and"
                    + " size, and so are gates, groups and channels; means and norms, of kernels and"
                    + " of filters, are left to chance, and no filter is made of others.",
                "agreements of fair coins are binomial; Bobkov, Chistyakov 2015, for means and"
                    + " norms; Chen, Dongarra 2005, for the condition")
            .rejecting(SHARED, GATES, GROUPS, CHANNELS, POSITIONS, Generators.CENTRED)
            .rejecting(SHARED, THREE_GATES, TWO_GROUPS)
            .rejecting(SHARED, FilterSums.CENTRED, FilterSums.NORMALISED, FullRank.REUSED);
    List<String> normal = Generators.normalDialects(system);
    for (Dialect<InitializerRule> dialect : system.dialects()) {
      String id = dialect.id();
      system
          .law(id)
          .ifPresent(
              law -> statement.rejectingIn(List.of(id), SHARED, FilterSums.normalisedKernel(law)));
      if (normal.contains(id)) {
        statement.rejectingIn(List.of(id), SHARED, FullRank.SUM);
      }
    }
    return List.of(statement.of(system, StructuredKernels::check));
  }

  /**
   * A way to step through a kernel.
   *
   * @param stride weights from a place to the next
   * @param extent places
   * @param lag places that are stepped over at once
   * @param name what a message calls it
   */
  private record Step(int stride, int extent, int lag, String name) {}

  private static Outcome check(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    int steps = kernels.stream().mapToInt(kernel -> 2 * steps(kernel).size()).sum();
    Findings findings = new Findings(steps + kernels.size() * (FilterSums.TESTS + 1) + 2);
    centred(probe, findings, kernels, filled);
    FilterSums.norms(findings, kernels, filled, probe);
    for (int k = 0; k < kernels.size(); k++) {
      Law law = probe.law(kernels.get(k));
      FilterSums.add(findings, kernels.get(k), filled.get(k), law);
      FullRank.add(findings, kernels.get(k), filled.get(k), law);
      Halves signs = Halves.ofSigns(filled.get(k).toArray());
      Halves sizes = signs.ofSizes(filled.get(k).toArray());
      for (Step step : steps(kernels.get(k))) {
        String where = "on " + kernels.get(k) + ", " + step.name + ", the ";
        count(findings, signs, step, where + "sign");
        count(findings, sizes, step, where + "size");
      }
    }
    return findings.outcome("parts of " + kernels.size() + " kernels are independent", SHARED);
  }

  /**
   * Whether all means are closer to the law's than chance lets them. Of a sum of independent
   * numbers in units of its own deviation, the density is at most sqrt(e) times that of one of them
   * (S. Bobkov, G. Chistyakov, <em>On concentration functions of random variables</em>, 2015),
   * which is below 0.4 for normal laws, cut or not, and for uniform ones. So K kernels that do not
   * know each other have means within z standard errors with probability {@code (0.8 sqrt(e) z)^K}
   * at most. Standard errors are those of the weights, whose scale may not be the paper's: of 2,000
   * and more they are within a quarter of the true ones, which makes 0.8 to 1.
   */
  private static void centred(
      Probe probe, Findings findings, List<Kernel> kernels, List<Values> filled) {
    double furthest = 0;
    for (int k = 0; k < kernels.size(); k++) {
      double[] weights = filled.get(k).toArray();
      Law law = probe.law(kernels.get(k));
      double off = Math.abs(Arrays.stream(weights).average().orElse(0) - law.mean());
      double squares = Arrays.stream(weights).map(w -> (w - law.mean()) * (w - law.mean())).sum();
      furthest = Math.max(furthest, squares > 0 ? off * weights.length / Math.sqrt(squares) : 1);
    }
    double one = Math.min(1, Math.sqrt(Math.E) * furthest);
    findings.add(
        Math.pow(one, kernels.size()),
        "no mean of a kernel is off by more than " + Findings.brief(furthest) + " standard errors");
  }

  private static void count(Findings findings, Halves coins, Step step, String where) {
    int distance = step.stride * step.lag;
    int pairs = 0;
    int agreements = 0;
    int inside = (step.extent - step.lag) * step.stride;
    for (int first = 0; first < coins.size(); first += step.extent * step.stride) {
      int end = Math.min(first + inside, coins.size() - distance);
      for (int i = first; i < end; i++) {
        agreements += coins.agreement(i, coins, i + distance);
      }
      pairs += Math.max(0, end - first);
    }
    findings.add(
        coins.agreeing(agreements, pairs),
        where + " agrees in " + agreements + " of " + pairs + " pairs");
  }

  /** To the next place of each axis; and to every later gate or group, and the next channel. */
  private static List<Step> steps(Kernel kernel) {
    List<Step> steps = new ArrayList<>();
    List<Integer> extents = kernel.shape().extents();
    int stride = kernel.shape().size();
    for (int axis = 0; axis < extents.size(); axis++) {
      int extent = extents.get(axis);
      stride /= extent;
      if (extent > 1) {
        steps.add(new Step(stride, extent, 1, "from one place of axis " + axis + " to the next"));
      }
    }
    int parts = parts(kernel);
    for (int lag = 1; lag < Math.min(parts, 4); lag++) {
      steps.add(new Step(stride(kernel), parts, lag, "from one part to that " + lag + " on"));
    }
    return steps;
  }

  /** Gates, groups or channels that have weights of their own; 1 where there are none. */
  static int parts(Kernel kernel) {
    return kernel.kind() == Kind.DEPTHWISE ? kernel.in() : kernel.parts();
  }

  /** Weights from one part to the next: outputs of a part, times what is behind that axis. */
  static int stride(Kernel kernel) {
    int all = kernel.kind() == Kind.RECURRENT ? kernel.parts() * kernel.out() : kernel.out();
    int outputs = all / parts(kernel);
    return kernel.layout() == Layout.IN_OUT ? outputs : kernel.shape().size() / all * outputs;
  }

  private static InitializerMistake alike(String id, String cause, Predicate<Kernel> which) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) -> {
          double[] same = w.clone();
          int stride = stride(kernel);
          for (int i = 0; i < w.length && which.test(kernel); i++) {
            same[i] = w[i - i / stride % parts(kernel) * stride];
          }
          return same;
        });
  }
}
