package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.contract.Kernel;

/**
 * What a variance may have as its denominator: a reading of a kernel's fans, right or wrong.
 *
 * @param text as in a paper, such as {@code max(fan_in, fan_out)}
 * @param of its value, greater than 0
 */
record FanFormula(String text, ToDoubleFunction<Kernel> of) {

  /** Two readings of how many come in and how many go out. */
  private record Pair(
      String in, String out, ToDoubleFunction<Kernel> ins, ToDoubleFunction<Kernel> outs) {}

  /** The paper's first: of readings that are the same on some kernels, the first is named. */
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("fan_in", "fan_out", Kernel::fanIn, Kernel::fanOut),
          new Pair("inputs", "outputs", Kernel::in, Kernel::out),
          new Pair(
              "(inputs window)",
              "(outputs window)",
              k -> k.in() * k.window(),
              k -> k.out() * k.window()),
          new Pair("fan_in", "outputs", Kernel::fanIn, Kernel::out),
          new Pair("inputs", "fan_out", Kernel::in, Kernel::fanOut),
          new Pair("fan_in", "(outputs window)", Kernel::fanIn, k -> k.out() * k.window()),
          new Pair("(inputs window)", "fan_out", k -> k.in() * k.window(), Kernel::fanOut),
          new Pair(
              "(inputs_axis window)",
              "(outputs_axis window)",
              k -> k.shape().size() / outputsAxis(k),
              k -> outputsAxis(k) * k.window()),
          new Pair("axis_0", "axis_1", k -> axis(k, 0), k -> axis(k, 1)),
          new Pair(
              "last_axis_but_one",
              "last_axis",
              k -> axis(k, k.shape().rank() - 2),
              k -> axis(k, k.shape().rank() - 1)));

  /** Every reading, the simplest first; the last is 1, whatever the kernel. */
  static final List<FanFormula> ALL = all();

  /** The value for a kernel. */
  double value(Kernel kernel) {
    return of.applyAsDouble(kernel);
  }

  private static List<FanFormula> all() {
    List<FanFormula> plain = new ArrayList<>();
    List<FanFormula> powers = new ArrayList<>();
    for (Pair p : PAIRS) {
      ToDoubleFunction<Kernel> in = p.ins;
      ToDoubleFunction<Kernel> out = p.outs;
      String both = "(" + p.in + ", " + p.out + ")";
      List<FanFormula> combined =
          List.of(
              new FanFormula(p.in, in),
              new FanFormula(p.out, out),
              new FanFormula("(" + p.in + " + " + p.out + ")", k -> at(k, in) + at(k, out)),
              new FanFormula("max" + both, k -> Math.max(at(k, in), at(k, out))),
              new FanFormula("min" + both, k -> Math.min(at(k, in), at(k, out))));
      plain.addAll(combined);
      plain.add(
          new FanFormula("√(" + p.in + " " + p.out + ")", k -> Math.sqrt(at(k, in) * at(k, out))));
      powers.add(new FanFormula("(" + p.in + " " + p.out + ")", k -> at(k, in) * at(k, out)));
      for (FanFormula f : combined) {
        powers.add(new FanFormula(f.text + "²", k -> f.value(k) * f.value(k)));
        powers.add(new FanFormula("√" + f.text, k -> Math.sqrt(f.value(k))));
      }
    }
    plain.add(new FanFormula("window", Kernel::window));
    plain.addAll(powers);
    plain.add(new FanFormula("", k -> 1));
    return List.copyOf(plain);
  }

  private static double at(Kernel kernel, ToDoubleFunction<Kernel> reading) {
    return reading.applyAsDouble(kernel);
  }

  /** Outputs as they lie side by side: of all groups and gates, or of one channel by itself. */
  private static double outputsAxis(Kernel kernel) {
    boolean inOut = kernel.layout() == Kernel.Layout.IN_OUT;
    return switch (kernel.kind()) {
      case DENSE, CONVOLUTION, TRANSPOSED, GROUPED, EMBEDDING -> kernel.out();
      case DEPTHWISE -> inOut ? kernel.out() / kernel.in() : kernel.out();
      case RECURRENT -> kernel.parts() * kernel.out();
    };
  }

  private static double axis(Kernel kernel, int axis) {
    return kernel.shape().extents().get(axis);
  }
}
