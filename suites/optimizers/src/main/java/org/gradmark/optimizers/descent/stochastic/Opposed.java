package org.gradmark.optimizers.descent.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.Shifted;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Quadratics of one variable with different curvatures and different centres, {@code lambda_i/2 (x
 * - c_i)²}, whose mean is smallest at 0: what reduces variance has something to reduce, near the
 * minimiser and far from it.
 */
public final class Opposed {

  /** The two curvatures of {@link #sum}. */
  public static final double[] CURVATURES = {1, 3};

  /** Their mean. */
  public static final double MEAN = 2;

  private static final double[] CENTRES = {1.5, -0.5};

  private Opposed() {}

  /** Curvatures 1 and 3. */
  public static FiniteSum sum() {
    return of(CURVATURES, CENTRES);
  }

  /** Curvatures 4, 8, 8 and 12: their mean is 8. */
  public static FiniteSum four() {
    return of(new double[] {4, 8, 8, 12}, new double[] {3, -1.5, 3, -2});
  }

  private static FiniteSum of(double[] curvatures, double[] centres) {
    List<Problem> components = new ArrayList<>();
    double minimum = 0;
    for (int i = 0; i < centres.length; i++) {
      Values centre = new Values(Shape.of(1), centres[i]);
      components.add(new Shifted(Quadratic.of(curvatures[i]), centre));
      minimum += curvatures[i] / 2 * centres[i] * centres[i] / centres.length;
    }
    String name = centres.length + " quadratics of different curvature";
    return new FiniteSum(name, components, new Values(Shape.of(1), 0), minimum);
  }
}
