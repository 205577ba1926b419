package org.gradmark.subjects.process.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** What schedules and clippings of all libraries have in common: their inputs and their answer. */
public final class Curves {

  private Curves() {}

  /**
   * A schedule as a subject.
   *
   * @param make makes a curve of the hyperparameters; it is asked for step 0, 1, 2 and so on
   */
  public static LibraryEstimator schedule(
      Facts facts, BiFunction<Map<String, Double>, Inquiry, IntToDoubleFunction> make) {
    return new LibraryEstimator(
        facts,
        (dtype, inquiry) -> {
          IntToDoubleFunction curve = make.apply(inquiry.hyperparameters(), inquiry);
          double[] rates = inquiry.inputs().get("step").toArray();
          for (int i = 0; i < rates.length; i++) {
            rates[i] = curve.applyAsDouble((int) rates[i]);
          }
          return new Values(Shape.of(1, rates.length), rates);
        });
  }

  /** The gradients of an inquiry about clipping. */
  public static List<Values> gradients(Inquiry inquiry) {
    List<Values> gradients = new ArrayList<>();
    while (inquiry.inputs().containsKey("gradient_" + (gradients.size() + 1))) {
      gradients.add(inquiry.inputs().get("gradient_" + (gradients.size() + 1)));
    }
    return gradients;
  }

  /** All tensors, one after the other, in one row. */
  public static Values row(List<Values> tensors) {
    double[] all =
        tensors.stream().map(Values::toArray).flatMapToDouble(java.util.Arrays::stream).toArray();
    return new Values(Shape.of(1, all.length), all);
  }
}
