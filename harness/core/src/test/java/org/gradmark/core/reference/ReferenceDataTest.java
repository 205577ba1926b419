package org.gradmark.core.reference;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Golden data: read as they stand, refused when damaged. */
public class ReferenceDataTest {

  private static final double NAN = Double.NaN;

  private static Values v(double... numbers) {
    return new Values(Shape.of(numbers.length), numbers);
  }

  private static Values scalar(double number) {
    return new Values(Shape.SCALAR, number);
  }

  @Test
  public void aReferenceIsReadToTheLastBit() {
    try (DataFolder folder = new DataFolder()) {
      Reference reference = folder.data().trajectories("sgd", "paper").get(0);
      assertEquals(reference.file(), DataFolder.TRAJECTORY);
      assertEquals(reference.library(), "torch 2.15.0");
      assertEquals(reference.call(), "SGD(lr=0.5)");
      assertEquals(reference.precision(), Precision.FLOAT64);
      assertEquals(reference.hyperparameters(), Map.of("learning_rate", 0.5));
      assertEquals(
          reference.trajectory().steps(),
          List.of(List.of(v(1, NAN)), List.of(v(0.5, NAN), scalar(2))));
      Scenario scenario = reference.scenario();
      assertEquals(scenario.parameters().get(0).initial(), v(1.5, -0.0));
      assertEquals(scenario.parameters().get(1), new Scenario.Parameter("b", 2, scalar(3)));
      assertEquals(scenario.stages().get(0).oracle().gradient(List.of()), List.of(v(1, NAN)));
      assertEquals(
          scenario.stages().get(1).oracle().gradient(List.of()),
          List.of(v(2, Double.NEGATIVE_INFINITY), scalar(4)));
      assertEquals(scenario.stages().get(1).schedule(), 0.5);
      assertFalse(scenario.isClosedLoop());
    }
  }

  @Test
  public void aClosedLoopHasItsProblem() {
    try (DataFolder folder = new DataFolder()) {
      folder.write(
          DataFolder.CASE,
          """
          {"schema": "gradmark/case/1", "form": "closed-loop", "problem": "quadratic[2]",
           "parameters": [{"name": "x", "shape": [1], "since": 1, "initial": [1]}],
           "steps": [{"schedule": 1}, {"schedule": 1}]}
          """);
      folder.seal(DataFolder.CASE);
      Scenario scenario = folder.data().scenario("tiny");
      assertTrue(scenario.isClosedLoop());
      assertEquals(((Problem) scenario.stages().get(1).oracle()).name(), "quadratic[2]");
    }
  }

  @Test
  public void edgesAndRowsAreRead() {
    try (DataFolder folder = new DataFolder()) {
      EdgeVector edge = folder.data().edge("odd");
      assertEquals(edge.title(), "Two odd elements.");
      assertEquals(edge.initial(), v(1, 2, 3));
      assertEquals(edge.gradients(), Map.of("float64", List.of(v(Double.POSITIVE_INFINITY, 0, 1))));
      assertEquals(edge.outcome("sgd", "paper"), "not_finite");
      assertEquals(edge.outcome("sgd", "other"), "unspecified");
      assertEquals(edge.outcome("adam", "paper"), "unspecified");
      assertEquals(folder.data().rows(), Set.of("A001.2", "B001.1"));
    }
  }

  @Test
  public void onlyTheDialectsOwnTrajectoriesAreFound() {
    try (DataFolder folder = new DataFolder()) {
      assertEquals(folder.data().trajectories("sgd", "pap"), List.of());
      assertEquals(folder.data().trajectories("sg", "paper"), List.of());
    }
  }

  private static Object[] damage(String file, String problem, Consumer<DataFolder> how) {
    return new Object[] {file, problem, how};
  }

  @DataProvider
  public static Object[][] damages() {
    String reference = DataFolder.TRAJECTORY;
    String valid = DataFolder.TRAJECTORY_TEXT;
    return new Object[][] {
      damage(reference, "is missing", folder -> delete(folder.path(reference))),
      damage(DataFolder.CASE, "is missing", folder -> delete(folder.path(DataFolder.CASE))),
      damage("SHA256SUMS", "is missing", folder -> delete(folder.path("SHA256SUMS"))),
      damage(
          reference,
          "its SHA-256 is not the one in SHA256SUMS",
          folder -> folder.write(reference, valid.replace("[1.0,", "[1.1,"))),
      damage(
          DataFolder.CASE,
          "its SHA-256 is not the one in SHA256SUMS",
          folder -> folder.write(DataFolder.CASE, DataFolder.CASE_TEXT + " ")),
      damage(reference, "is no valid JSON (", sealed(reference, valid.replace("]}", "]"))),
      damage(
          reference,
          "schema is \"gradmark/trajectory/2\", needed is \"gradmark/trajectory/1\"",
          sealed(reference, valid.replace("trajectory/1", "trajectory/2"))),
      damage(
          reference,
          "schema is \"\", needed is \"gradmark/trajectory/1\"",
          sealed(reference, "{}")),
      damage(
          reference,
          "1 steps; its case has 2",
          sealed(reference, valid.replace(", {\"w\": [0.5, \"NaN\"], \"b\": [2]}", ""))),
      damage(DataFolder.CASE, "is not listed in SHA256SUMS", folder -> folder.seal(reference)),
      damage(
          "SHA256SUMS",
          "line \"abc  x.json\" is not of the form \"<sha256>  <file>\"",
          folder -> folder.write("SHA256SUMS", "abc  x.json\n")),
    };
  }

  private static Consumer<DataFolder> sealed(String file, String text) {
    return folder -> {
      folder.write(file, text);
      folder.seal(DataFolder.CASE, DataFolder.TRAJECTORY);
    };
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test(dataProvider = "damages")
  public void damageIsNamedWithItsPlaceAndCure(
      String file, String problem, Consumer<DataFolder> how) {
    try (DataFolder folder = new DataFolder()) {
      how.accept(folder);
      Exception e =
          expectThrows(
              ReferenceDataException.class, () -> folder.data().trajectories("sgd", "paper"));
      String message = e.getMessage();
      assertTrue(
          message.startsWith("reference data " + folder.path(file) + ": " + problem), message);
      assertTrue(message.contains("; restore the file from the repository"), message);
    }
  }
}
