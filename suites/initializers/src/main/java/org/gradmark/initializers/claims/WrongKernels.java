package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;

/**
 * The kernels whose variance is wrong, where that of others is right.
 *
 * @param name such as {@code kind convolution}
 * @param seen all kernels of that name
 * @param wrong those whose variance is
 */
record WrongKernels(String name, List<SeenVariance> seen, List<SeenVariance> wrong) {

  private static final String[] AXES = {"no window", "a window of one axis"};

  /** By their kinds; first, if that are fewer, by the axes of the one kind. */
  static List<WrongKernels> of(Probe probe, List<SeenVariance> all) {
    List<SeenVariance> wrong =
        all.stream().filter(s -> !s.may(probe.law(s.kernel()).variance())).toList();
    WrongKernels kinds = by(all, wrong, WrongKernels::kind);
    WrongKernels axes = by(all, wrong, WrongKernels::axes);
    boolean one = wrong.stream().map(s -> s.kernel().kind()).distinct().count() == 1;
    return one && axes.seen.size() < kinds.seen.size() ? List.of(axes, kinds) : List.of(kinds);
  }

  private static WrongKernels by(
      List<SeenVariance> all, List<SeenVariance> wrong, Function<Kernel, String> property) {
    List<String> names = wrong.stream().map(s -> property.apply(s.kernel())).distinct().toList();
    List<SeenVariance> seen =
        all.stream().filter(s -> names.contains(property.apply(s.kernel()))).toList();
    return new WrongKernels("kind " + String.join(", ", names), seen, wrong);
  }

  private static String kind(Kernel kernel) {
    return kernel.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String axes(Kernel kernel) {
    int axes = kernel.extents().size();
    return kind(kernel)
        + " with "
        + (axes < AXES.length ? AXES[axes] : "a window of " + axes + " axes");
  }

  /** Whether a kernel is of the same kind as one of those that are wrong. */
  boolean areOfKind(Kernel kernel) {
    return wrong.stream().anyMatch(s -> s.kernel().kind() == kernel.kind());
  }

  /** A clause that names the known mistakes that explain it, made with these kernels only. */
  String known(Probe probe) {
    InitializerRule right = probe.system().dialect(probe.subject().dialect()).rule();
    double[] due = squares(probe, right);
    List<String> causes = new ArrayList<>();
    for (InitializerMistake mistake : probe.system().mistakes(probe.subject().dialect())) {
      double[] wrong = squares(probe, mistake.change().apply(right));
      double[] variances =
          IntStream.range(0, due.length)
              .mapToDouble(i -> probe.law(seen.get(i).kernel()).variance() * wrong[i] / due[i])
              .toArray();
      if (SeenVariance.areUsual(seen, variances)) {
        causes.add(mistake.cause());
      }
    }
    return causes.isEmpty()
        ? ""
        : "on kernels of "
            + name
            + " only it looks as if "
            + causes.stream().distinct().collect(Collectors.joining(", or "));
  }

  /** The sum of squares of a rule's weights, of the same draws for every rule. */
  private double[] squares(Probe probe, InitializerRule rule) {
    List<Kernel> kernels = seen.stream().map(SeenVariance::kernel).toList();
    return new RuleInitializer("", probe.system().id(), probe.subject().dialect(), rule)
        .initialize("f64", Blueprint.of(kernels, probe.settings().values(), probe.seed(0))).stream()
            .mapToDouble(w -> Arrays.stream(w.toArray()).map(x -> x * x).sum())
            .toArray();
  }

  /** A clause that tells by how much it is wrong. */
  String ratios(Probe probe) {
    double[] ratios =
        wrong.stream()
            .mapToDouble(s -> Math.exp(s.log()) / probe.law(s.kernel()).variance())
            .sorted()
            .toArray();
    double mean = Arrays.stream(ratios).average().orElseThrow();
    double[] variances =
        wrong.stream().mapToDouble(s -> mean * probe.law(s.kernel()).variance()).toArray();
    return "the variance is right but for "
        + (wrong.size() < seen.size() ? "some " : "")
        + "kernels of "
        + name
        + ": there it is "
        + (SeenVariance.areUsual(wrong, variances)
            ? "about " + Findings.brief(mean)
            : Findings.brief(ratios[0]) + " to " + Findings.brief(ratios[ratios.length - 1]))
        + " times what is due";
  }
}
