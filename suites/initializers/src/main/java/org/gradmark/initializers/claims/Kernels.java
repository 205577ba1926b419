package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;

/** The kernels that claims look at. */
public final class Kernels {

  /** One that gives {@value #LARGE_SIZE} draws: it shows an error of scale of 2 %. */
  public static final Kernel LARGE = Kernel.dense(256, 400);

  static final int LARGE_SIZE = 256 * 400;

  /**
   * Every kind. Fan-in and fan-out differ by a factor of 1.5 or more, from each other and from what
   * each of the usual mistakes takes for them; each has at least 2,000 weights. Of the last, the
   * mean of the fans is no whole number, and far from one.
   */
  private static final List<Kernel> KINDS =
      List.of(
          Kernel.dense(30, 75),
          Kernel.dense(100, 24),
          Kernel.convolution(12, 30, 7),
          Kernel.convolution(8, 20, 3, 5),
          Kernel.convolution(7, 14, 3, 2, 4),
          Kernel.transposed(24, 16, 3, 2),
          Kernel.grouped(4, 24, 40, 3, 3),
          Kernel.depthwise(40, 4, 3, 5),
          Kernel.embedding(96, 24),
          Kernel.recurrent(4, 16, 40),
          Kernel.depthwise(1000, 2, 1));

  /**
   * Special shapes of a kind, which code that is right for the others may take for something else:
   * three gates, one, a square recurrent kernel, two groups, as many groups as channels, a
   * multiplier of one with fans of three, windows of one place, of more than seven, one input, and
   * fans above 256. One layout each, if a subject accepts it.
   */
  private static final List<Kernel> SPECIAL =
      List.of(
          Kernel.recurrent(3, 20, 36),
          Kernel.recurrent(1, 30, 70).in(Layout.OUT_IN),
          Kernel.recurrent(4, 24, 24),
          Kernel.grouped(2, 20, 30, 7).in(Layout.OUT_IN),
          Kernel.grouped(40, 40, 80, 5, 5),
          Kernel.depthwise(700, 1, 3).in(Layout.OUT_IN),
          Kernel.convolution(30, 75, 1, 1),
          Kernel.convolution(6, 40, 9).in(Layout.OUT_IN),
          Kernel.convolution(1, 90, 5, 5),
          Kernel.dense(700, 3).in(Layout.OUT_IN));

  /**
   * Fans above 4,096 and more than 10,000 rows, beyond the limits of tables and special cases; few
   * on the other side, since their scale is all that is looked at: 8 % of it are seen.
   */
  private static final List<Kernel> WIDE =
      List.of(
          Kernel.dense(4100, 2),
          Kernel.dense(2, 4100),
          Kernel.convolution(460, 2, 3, 3),
          Kernel.embedding(10_100, 2));

  /** Every kind, small: for what has nothing to do with chance. */
  private static final List<Kernel> SMALL =
      List.of(
          Kernel.dense(3, 5),
          Kernel.convolution(2, 4, 3),
          Kernel.convolution(3, 5, 2, 4),
          Kernel.convolution(2, 3, 4, 2, 5),
          Kernel.transposed(4, 3, 2, 5),
          Kernel.grouped(2, 4, 6, 3, 2),
          Kernel.depthwise(3, 2, 4, 5),
          Kernel.embedding(7, 4),
          Kernel.recurrent(4, 3, 2));

  /**
   * One of each kind, in the order of preference; thin, since some have to be factored, and of few
   * inputs, since some look at a batch of twice as many.
   */
  private static final List<Kernel> ODD =
      List.of(
          Kernel.dense(9, 121),
          Kernel.convolution(11, 11, 9),
          Kernel.convolution(11, 11, 3, 3),
          Kernel.transposed(11, 11, 3, 3),
          Kernel.depthwise(41, 3, 3, 3),
          Kernel.grouped(3, 33, 33, 3),
          Kernel.embedding(33, 33),
          Kernel.recurrent(3, 19, 19));

  private Kernels() {}

  /**
   * Every kind in both layouts, and special shapes in one, as far as a subject accepts them.
   *
   * @throws UnsupportedOperationException if it accepts none
   */
  public static List<Kernel> everyKind(InitializerSubject subject) {
    List<Kernel> kernels = laidOut(KINDS, subject);
    kernels.addAll(inOneLayout(SPECIAL, subject));
    return kernels;
  }

  /** Those with a long side, in one layout each; none if a subject accepts none. */
  static List<Kernel> wide(InitializerSubject subject) {
    return inOneLayout(WIDE, subject);
  }

  private static List<Kernel> inOneLayout(List<Kernel> kernels, InitializerSubject subject) {
    return kernels.stream()
        .flatMap(
            kernel ->
                Stream.of(kernel, kernel.in(Layout.IN_OUT), kernel.in(Layout.OUT_IN))
                    .filter(subject::accepts)
                    .limit(1))
        .toList();
  }

  /** The same kinds, small, with all extents of a kernel different. */
  public static List<Kernel> everySmallKind(InitializerSubject subject) {
    return laidOut(SMALL, subject);
  }

  /** One of an odd number of weights, and more than 1,000; none if a subject accepts none. */
  static List<Kernel> odd(InitializerSubject subject) {
    return ODD.stream()
        .flatMap(kernel -> Stream.of(Layout.values()).map(kernel::in))
        .filter(subject::accepts)
        .limit(1)
        .toList();
  }

  private static List<Kernel> laidOut(List<Kernel> kinds, InitializerSubject subject) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : kinds) {
      for (Layout layout : Layout.values()) {
        Kernel laidOut = kernel.in(layout);
        boolean same = layout != Layout.IN_OUT && kernel.kind() == Kernel.Kind.EMBEDDING;
        if (!same && subject.accepts(laidOut)) {
          kernels.add(laidOut);
        }
      }
    }
    if (kernels.isEmpty()) {
      throw new UnsupportedOperationException("it fills none of " + kinds);
    }
    return kernels;
  }

  /** The large kernel in the first layout that a subject accepts. */
  public static Kernel large(InitializerSubject subject) {
    return accepted(subject, LARGE);
  }

  /** The weights of two such kernels, of seeds that have nothing to do with each other. */
  static double[] twice(Probe probe, Kernel kernel) {
    double[] one = probe.fill(kernel);
    double[] other = probe.fill(List.of(kernel), probe.seed(3)).get(0).toArray();
    double[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /**
   * A kernel in the first layout that a subject accepts.
   *
   * @throws UnsupportedOperationException if it accepts it in none
   */
  public static Kernel accepted(InitializerSubject subject, Kernel kernel) {
    for (Layout layout : Layout.values()) {
      if (subject.accepts(kernel.in(layout))) {
        return kernel.in(layout);
      }
    }
    throw new UnsupportedOperationException("it does not fill " + kernel);
  }
}
