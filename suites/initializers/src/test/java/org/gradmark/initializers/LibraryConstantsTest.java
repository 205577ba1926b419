package org.gradmark.initializers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.Law;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Fans and laws agree with those of SciPy, PyTorch, Keras and JAX. */
public class LibraryConstantsTest {

  private static List<JsonNode> rows(String name) throws IOException {
    String file = "/gradmark/reference-data/initializers/" + name + ".json";
    try (InputStream in = LibraryConstantsTest.class.getResourceAsStream(file)) {
      List<JsonNode> rows = new ArrayList<>();
      new ObjectMapper().readTree(in).get("rows").forEach(rows::add);
      assertTrue(rows.size() > 5, file + " is all but empty");
      return rows;
    }
  }

  @DataProvider
  public Object[][] libraries() {
    return new Object[][] {{"torch"}, {"keras"}, {"jax"}};
  }

  @Test(dataProvider = "libraries")
  public void fansAndShapesAreTheLibrarys(String library) throws IOException {
    for (JsonNode row : rows("fans-" + library)) {
      Kernel kernel = kernel(row);
      assertEquals(kernel.shape().extents(), integers(row.get("shape")), kernel.toString());
      int in = row.get("fan_in").intValue();
      int out = row.get("fan_out").intValue();
      // What a library sees is a shape: it cannot tell a transposed, grouped or depthwise kernel.
      switch (kernel.kind()) {
        case TRANSPOSED -> assertFans(kernel, out, in);
        case GROUPED -> assertFans(kernel, in, out / kernel.parts());
        case DEPTHWISE -> {
          boolean torch = library.equals("torch");
          assertFans(kernel, torch ? in : in / kernel.in(), torch ? out / kernel.in() : out);
        }
        default -> {
          assertFans(kernel, in, out);
          assertBounds(kernel, row.get("bounds"));
        }
      }
    }
  }

  private static void assertFans(Kernel kernel, int in, int out) {
    assertEquals(kernel.fanIn(), in, "fan-in of " + kernel);
    assertEquals(kernel.fanOut(), out, "fan-out of " + kernel);
  }

  private static void assertBounds(Kernel kernel, JsonNode bounds) {
    bounds
        .properties()
        .forEach(
            bound -> {
              double variance =
                  switch (bound.getKey()) {
                    case "glorot_uniform" -> 2.0 / (kernel.fanIn() + kernel.fanOut());
                    case "he_uniform" -> 2.0 / kernel.fanIn();
                    default -> 1.0 / kernel.fanIn();
                  };
              double end = bound.getValue().doubleValue();
              assertEquals(Law.uniform(-end, end).variance(), variance, 1e-14 * variance);
            });
  }

  private static Kernel kernel(JsonNode row) {
    return new Kernel(
        Kernel.Kind.valueOf(row.get("kind").textValue().toUpperCase(Locale.ROOT)),
        row.get("in").intValue(),
        row.get("out").intValue(),
        integers(row.get("window")),
        row.get("parts").intValue(),
        Kernel.Layout.valueOf(row.get("layout").textValue().toUpperCase(Locale.ROOT)));
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> integers = new ArrayList<>();
    array.forEach(number -> integers.add(number.intValue()));
    return integers;
  }

  @Test
  public void lawsAreThoseOfScipy() throws IOException {
    for (JsonNode row : rows("laws")) {
      Law law = law(row.get("law").textValue(), row.get("parameters"));
      assertEquals(law.mean(), row.get("mean").doubleValue(), 1e-14);
      assertEquals(law.variance(), row.get("variance").doubleValue(), 1e-13);
      assertEquals(law.kurtosis(), row.get("kurtosis").doubleValue(), 1e-11);
      for (JsonNode pair : row.get("cdf")) {
        double due = pair.get(1).doubleValue();
        assertEquals(law.cdf(pair.get(0).doubleValue()), due, 1e-13, row + " at " + pair);
      }
    }
  }

  private static Law law(String name, JsonNode p) {
    return switch (name) {
      case "truncated-normal" -> Law.truncatedNormal(0, 1, p.get("cut").doubleValue());
      case "sphere" -> Law.sphere(p.get("dimensions").intValue());
      case "uniform" -> Law.uniform(p.get("low").doubleValue(), p.get("high").doubleValue());
      default -> Law.normal(p.get("mean").doubleValue(), p.get("deviation").doubleValue());
    };
  }
}
