package org.gradmark.optimizers.linesearch;

import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.linesearch.cyclic.CoordinateDecrease;
import org.gradmark.optimizers.linesearch.cyclic.Order;
import org.gradmark.optimizers.linesearch.cyclic.TwoCoordinates;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Cyclic coordinate descent with exact line search: on quadratics, the method of Gauss and Seidel.
 *
 * <pre>  x_i ← argmin f(..., x_i, ...), i = (t - 1) mod d</pre>
 */
public final class CyclicCoordinateDescent {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("cyclic-coordinate-descent")
          .title("Cyclic coordinate descent")
          .source(
              "Beck and Tetruashvili, On the convergence of block coordinate descent type methods, SIAM Journal on Optimization 23, 2013; Wright, Coordinate descent algorithms, 2015, arXiv:1502.04759")
          .rows("S011.1")
          .paper("x_i = argmin f(..., x_i, ...), i = (t - 1) mod d", Order.CYCLIC)
          .mistakes(Order.LAST_FORGOTTEN, Order.ALL, Inexact.SHORT, Inexact.LONG)
          .claims(WholeWay::claims, Theorems.of(CoordinateDecrease.THEOREM, TwoCoordinates.THEOREM))
          .build();

  private CyclicCoordinateDescent() {}
}
