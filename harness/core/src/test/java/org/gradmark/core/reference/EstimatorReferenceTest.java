package org.gradmark.core.reference;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Stored answers of libraries are found by their dialect and read to the last bit. */
public class EstimatorReferenceTest {

  private static final String PAPER = "estimators/spsa/paper-torch.json";
  private static final String OTHER = "estimators/spsa/paper-like-torch.json";

  private static String text(String name, String value) {
    return """
    {"schema": "gradmark/estimator/1", "system": "spsa", "dialect": "any", "dtype": "float64",
     "provenance": {"library": "torch", "version": "2.15.0", "licence": "BSD", "call": "f(x)"},
     "cases": [{"case": "%s", "hyperparameters": {"step": 0.5},
       "inputs": {"x": {"shape": [1, 2], "values": [1.5, -0.0]}},
       "draws": {"noise": {"shape": [2, 1], "values": [1, 2]}},
       "functions": {"f": {"kind": "quadratic",
         "arrays": {"slope": {"shape": [1, 1], "values": [3]}}}},
       "value": {"shape": [1, 1], "values": [%s]}}]}
    """
        .formatted(name, value);
  }

  private static DataFolder folder() {
    DataFolder folder = new DataFolder();
    folder.write(PAPER, text("one", "0.1"));
    folder.write(OTHER, text("two", "0.30000000000000004"));
    folder.seal(OTHER, PAPER);
    return folder;
  }

  @Test
  public void everythingIsRead() {
    try (DataFolder folder = folder()) {
      List<EstimatorReference> found = folder.data().estimates("spsa", "paper-like");
      assertEquals(found.size(), 1);
      EstimatorReference one = found.get(0);
      assertEquals(one.toString(), OTHER + ", two");
      assertEquals(one.library(), "torch 2.15.0");
      assertEquals(one.call(), "f(x)");
      assertEquals(one.hyperparameters(), Map.of("step", 0.5));
      assertEquals(one.inputs(), Map.of("x", new Values(Shape.of(1, 2), 1.5, -0.0)));
      assertEquals(one.draws(), Map.of("noise", new Values(Shape.of(2, 1), 1, 2)));
      assertEquals(
          one.functions().get("f"),
          new EstimatorReference.Function(
              "quadratic", Map.of("slope", new Values(Shape.of(1, 1), 3))));
      assertEquals(one.value(), new Values(Shape.of(1, 1), 0.1 + 0.2));
    }
  }

  @Test
  public void aDialectIsNotTakenForAnother() {
    try (DataFolder folder = folder()) {
      assertEquals(folder.data().estimates("spsa", "paper").get(0).name(), "one");
      assertEquals(folder.data().estimates("spsa", "like"), List.of());
      assertEquals(folder.data().estimates("sps", "paper"), List.of());
    }
  }

  @Test
  public void damageIsNoticed() {
    try (DataFolder folder = folder()) {
      folder.write(PAPER, text("one", "0.2"));
      assertThrows(ReferenceDataException.class, () -> folder.data().estimates("spsa", "paper"));
    }
  }
}
