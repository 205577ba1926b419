package org.gradmark.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.tensor.Shape;

/**
 * A parameter that is to be initialized: what it connects, and how it is laid out in memory.
 *
 * <p>The fans are those of the papers (Glorot and Bengio 2010; He et al. 2015, section 2.2): {@link
 * #fanIn} is the number of weights that meet in one output, {@link #fanOut} the number of weights
 * that leave one input, both away from borders and at stride 1.
 *
 * @param kind what sort of layer
 * @param in features that come in; the vocabulary of an embedding
 * @param out features that go out; of a recurrent kernel, those of one gate
 * @param extents of the window, one per spatial axis; empty where there is none
 * @param parts groups of a grouped kernel, gates of a recurrent one, else 1
 * @param layout order of the axes
 */
public record Kernel(Kind kind, int in, int out, List<Integer> extents, int parts, Layout layout) {

  /** The sorts of layers. */
  public enum Kind {
    /** Every input meets every output. */
    DENSE,
    /** A window that slides. */
    CONVOLUTION,
    /** The transpose of a convolution; {@code in} and {@code out} are those of the layer itself. */
    TRANSPOSED,
    /** A convolution whose channels come in {@code parts} groups that do not meet. */
    GROUPED,
    /** A convolution of every channel by itself, {@code out / in} times. */
    DEPTHWISE,
    /** A table of {@code in} rows; a dense kernel whose input is one-hot. */
    EMBEDDING,
    /** The kernels of {@code parts} gates side by side; each gate is a layer of its own. */
    RECURRENT
  }

  /** The orders of axes that libraries use. */
  public enum Layout {
    /** Window, in, out: Keras, Flax. A transposed kernel is window, out, in. */
    IN_OUT,
    /** Out, in, window: PyTorch, Deeplearning4j. A transposed kernel is in, out, window. */
    OUT_IN
  }

  public Kernel {
    extents = List.copyOf(extents);
    require(in >= 1 && out >= 1 && parts >= 1, kind, "in, out and parts are at least 1");
    require(extents.stream().allMatch(e -> e >= 1), kind, "every extent is at least 1");
    boolean divides = in % parts == 0 && out % parts == 0;
    require(kind != Kind.GROUPED || divides, kind, "groups must divide in and out");
    require(kind != Kind.DEPTHWISE || out % in == 0, kind, "out must be a multiple of in");
  }

  /** A dense kernel. */
  public static Kernel dense(int in, int out) {
    return of(Kind.DENSE, in, out, 1);
  }

  /** A convolution with a window of these extents. */
  public static Kernel convolution(int in, int out, int... extents) {
    return of(Kind.CONVOLUTION, in, out, 1, extents);
  }

  /** A transposed convolution. */
  public static Kernel transposed(int in, int out, int... extents) {
    return of(Kind.TRANSPOSED, in, out, 1, extents);
  }

  /** A grouped convolution. */
  public static Kernel grouped(int groups, int in, int out, int... extents) {
    return of(Kind.GROUPED, in, out, groups, extents);
  }

  /** A depthwise convolution that makes {@code multiplier} channels of each. */
  public static Kernel depthwise(int in, int multiplier, int... extents) {
    return of(Kind.DEPTHWISE, in, in * multiplier, 1, extents);
  }

  /** An embedding. */
  public static Kernel embedding(int vocabulary, int features) {
    return of(Kind.EMBEDDING, vocabulary, features, 1);
  }

  /** The kernels of a recurrent layer's gates. */
  public static Kernel recurrent(int gates, int in, int out) {
    return of(Kind.RECURRENT, in, out, gates);
  }

  private static Kernel of(Kind kind, int in, int out, int parts, int... extents) {
    return new Kernel(kind, in, out, Shape.of(extents).extents(), parts, Layout.IN_OUT);
  }

  /** The same kernel in another layout. */
  public Kernel in(Layout other) {
    return new Kernel(kind, in, out, extents, parts, other);
  }

  /** Weights that meet in one output. */
  public int fanIn() {
    return switch (kind) {
      case DENSE, CONVOLUTION, TRANSPOSED, EMBEDDING, RECURRENT -> in * window();
      case GROUPED -> in / parts * window();
      case DEPTHWISE -> window();
    };
  }

  /** Weights that leave one input. */
  public int fanOut() {
    return switch (kind) {
      case DENSE, CONVOLUTION, TRANSPOSED, EMBEDDING, RECURRENT -> out * window();
      case GROUPED -> out / parts * window();
      case DEPTHWISE -> out / in * window();
    };
  }

  /** Number of positions in the window, 1 if there is none. */
  public int window() {
    return extents.stream().reduce(1, Math::multiplyExact);
  }

  /** Extents of the parameter. */
  public Shape shape() {
    boolean inOut = layout == Layout.IN_OUT;
    return switch (kind) {
      case DENSE -> inOut ? axes(in, out) : axes(out, in);
      case CONVOLUTION -> inOut ? axes(in, out) : axes(out, in);
      case TRANSPOSED -> inOut ? axes(out, in) : axes(in, out);
      case GROUPED -> inOut ? axes(in / parts, out) : axes(out, in / parts);
      case DEPTHWISE -> inOut ? axes(in, out / in) : axes(out, 1);
      case EMBEDDING -> Shape.of(in, out);
      case RECURRENT -> inOut ? axes(in, parts * out) : axes(parts * out, in);
    };
  }

  /**
   * The matrix that a rule for matrices sees: the axes but the last are one in {@link
   * Layout#IN_OUT}, those but the first in {@link Layout#OUT_IN}. Row-major order is kept.
   */
  public Shape matrix() {
    Shape shape = shape();
    int axis = layout == Layout.IN_OUT ? shape.rank() - 1 : 0;
    int kept = shape.extents().get(axis);
    int rest = shape.size() / kept;
    return layout == Layout.IN_OUT ? Shape.of(rest, kept) : Shape.of(kept, rest);
  }

  private Shape axes(int first, int second) {
    List<Integer> all = new ArrayList<>(List.of(first, second));
    if (layout == Layout.IN_OUT) {
      all.addAll(0, extents);
    } else {
      all.addAll(extents);
    }
    return new Shape(Collections.unmodifiableList(all));
  }

  private static void require(boolean valid, Kind kind, String cure) {
    if (!valid) {
      throw new IllegalArgumentException("kernel of kind " + kind + ": " + cure);
    }
  }

  /** Such as {@code convolution 3x3 8->12 [3,3,8,12]}. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    String window = extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
    return name
        + (extents.isEmpty() ? "" : " " + window)
        + (parts == 1 ? "" : " of " + parts + " parts")
        + (" " + in + "->" + out + " " + shape());
  }
}
