package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;

/**
 * The weights of a kernel in parts that are equally large, or two that differ by one line.
 *
 * @param name what a message calls the parts
 * @param count how many there are
 * @param of which one a weight is in, from its place in memory
 */
record Partition(String name, int count, IntUnaryOperator of) {

  /**
   * For each axis its places, every second of them and its halves; the places of a window of
   * several axes; and gates, groups or channels.
   */
  static List<Partition> of(Kernel kernel) {
    List<Partition> all = new ArrayList<>();
    List<Integer> extents = kernel.shape().extents();
    int size = kernel.shape().size();
    int stride = size;
    for (int axis = 0; axis < extents.size(); axis++) {
      int extent = extents.get(axis);
      stride /= extent;
      IntUnaryOperator line = line(stride, extent);
      if (extent > 1) {
        all.add(new Partition("the places of axis " + axis, extent, line));
      }
      if (extent > 2) {
        String places = " places of axis " + axis;
        int half = (extent + 1) / 2;
        all.add(new Partition("the even and odd" + places, 2, line.andThen(at -> at % 2)));
        all.add(new Partition("the first and last" + places, 2, line.andThen(at -> at / half)));
      }
    }
    int window = kernel.window();
    if (kernel.extents().size() > 1 && window > 1) {
      int inside = kernel.layout() == Layout.IN_OUT ? size / window : 1;
      all.add(new Partition("the places of the window", window, line(inside, window)));
    }
    int parts = StructuredKernels.parts(kernel);
    if (parts > 1) {
      int inside = StructuredKernels.stride(kernel);
      all.add(new Partition("the gates, groups or channels", parts, line(inside, parts)));
    }
    return all;
  }

  private static IntUnaryOperator line(int stride, int extent) {
    return i -> i / stride % extent;
  }
}
