package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;

import java.util.Iterator;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Matrix products and transposes have the bits of the plain backends. */
public class ProductTest {

  @DataProvider
  Iterator<Object[]> backends() {
    return Inputs.pairs().stream().map(pair -> new Object[] {pair[0], pair[1]}).iterator();
  }

  @Test(dataProvider = "backends")
  public void productsOfEveryForm(String fused, String plain) {
    for (int[] extents :
        List.of(
            new int[] {1, 1, 1},
            new int[] {3, 1, 4},
            new int[] {2, 8, 3},
            new int[] {5, 19, 7},
            new int[] {70, 16, 2},
            new int[] {2, 9, 600})) {
      Shape left = Shape.of(extents[0], extents[1]);
      Shape right = Shape.of(extents[1], extents[2]);
      double[][] results = new double[2][];
      for (int i = 0; i < 2; i++) {
        Backend backend = i == 0 ? Inputs.fused(fused) : Inputs.plain(plain);
        Tensor a = backend.tensor(left, Inputs.random(left.size(), 1));
        Tensor b = backend.tensor(right, Inputs.random(right.size(), 2));
        // A sum before and a factor behind, so that the product is one stage among others.
        Tensor product = a.plus(0.5).matmul(b).times(2);
        results[i] = product.transpose().plus(b.transpose().matmul(a.transpose())).toDoubles();
      }
      assertEquals(results[0], results[1], left + " times " + right);
    }
  }

  @Test(dataProvider = "backends")
  public void signedZerosInfinitiesAndNaN(String fused, String plain) {
    Shape left = Shape.of(11, 2);
    Shape right = Shape.of(2, 11);
    double[][] results = new double[2][];
    for (int i = 0; i < 2; i++) {
      Backend backend = i == 0 ? Inputs.fused(fused) : Inputs.plain(plain);
      Tensor a = backend.tensor(left, Inputs.nasty(left, 0));
      Tensor b = backend.tensor(right, Inputs.nasty(right, 0));
      results[i] = a.matmul(b).toDoubles();
    }
    for (int k = 0; k < results[0].length; k++) {
      assertEquals(
          Double.doubleToLongBits(results[0][k]), Double.doubleToLongBits(results[1][k]), "" + k);
    }
  }

  @Test(dataProvider = "backends")
  public void anOrthogonalisingStep(String fused, String plain) {
    Shape shape = Shape.of(20, 30);
    double[][] results = new double[2][];
    for (int i = 0; i < 2; i++) {
      Backend backend = i == 0 ? Inputs.fused(fused) : Inputs.plain(plain);
      Tensor x = backend.tensor(shape, Inputs.random(shape.size(), 3));
      x = x.over(x.abs().max(Axis.ALL).times(8));
      for (int k = 0; k < 3; k++) {
        Tensor square = x.matmul(x.transpose());
        x = x.times(1.5).minus(square.matmul(x).times(0.5));
      }
      results[i] = x.toDoubles();
    }
    assertEquals(results[0], results[1]);
  }
}
