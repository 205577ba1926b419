package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What tests and bands stand on agrees with SciPy, as the reference data hold it. */
public class ScipyConstantsTest {

  private static final Path CONSTANTS =
      Path.of(
          System.getProperty("basedir", "."),
          "../../reference-data/data/statistics/constants.json");

  /** From so many draws on, the rigorous band is as good as the exact one to a hundredth. */
  private static final int MANY = 1000;

  @DataProvider
  public static Iterator<Object[]> rows() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(CONSTANTS.toFile()).get("rows")) {
      double[] arguments = new double[row.get("arguments").size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = row.get("arguments").get(i).doubleValue();
      }
      rows.add(
          new Object[] {
            row.get("function").textValue(), arguments, row.get("value").doubleValue()
          });
    }
    return rows.iterator();
  }

  @Test(dataProvider = "rows")
  public void agreesWithScipy(String function, double[] a, double value) {
    if (function.equals("kolmogorov-quantile")) {
      double band = EmpiricalLaw.band((int) a[0], a[1]);
      assertTrue(band >= value, band + " is below the exact " + value);
      assertTrue(a[0] < MANY || band <= 1.01 * value, band + " is far above the exact " + value);
      return;
    }
    // Tails change by up to n parts for one part of the probability: so do the last digits.
    double digits = function.contains("quantile") || function.contains("distance") ? 1 : sizeOf(a);
    double tolerance = 16 * Math.ulp(1.0) * digits * Math.max(Math.abs(value), Double.MIN_NORMAL);
    assertEquals(ours(function, a), value, tolerance, function);
  }

  /** The number of trials or degrees, at least; for a normal tail the square of the point. */
  private static double sizeOf(double[] a) {
    double size = 1;
    for (double one : a) {
      size = Math.max(size, one * one > 64 ? Math.abs(one) : one * one);
    }
    return size;
  }

  private static double ours(String function, double[] a) {
    return switch (function) {
      case "binomial-at-least" -> ExactBinomial.atLeast((int) a[0], (int) a[1], a[2]);
      case "binomial-at-most" -> ExactBinomial.atMost((int) a[0], (int) a[1], a[2]);
      case "chi-square-two-sided" -> ChiSquare.pValue(a[0], (int) a[1]);
      case "normal-quantile" -> NormalQuantile.of(a[0]);
      case "normal-cdf" -> NormalLaw.standard(a[0]);
      case "kolmogorov-distance" -> EmpiricalLaw.of(a, Law.normal(0, 1)).distance();
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }
}
