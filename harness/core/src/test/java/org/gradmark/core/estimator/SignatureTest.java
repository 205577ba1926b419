package org.gradmark.core.estimator;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

public class SignatureTest {

  private static final EstimatorRule SUM =
      s -> s.input("x").times(s.draw("noise")).sum(Axis.COLUMN);

  private static Setting setting(int rows, int columns) {
    double[] count = new double[columns];
    for (int i = 0; i < columns; i++) {
      count[i] = i + 1.0;
    }
    Law noise =
        Law.sampled(
            (Draws d) ->
                java.util.Map.of(
                    "noise", new Values(Shape.of(rows, columns), new double[rows * columns])));
    return Setting.named("a").input("x", new double[columns]).input("k", count).drawing(noise);
  }

  private static Signature of(Setting... settings) {
    return Signature.of(List.of(settings), List.of(), List.of(SUM));
  }

  @Test
  public void whatVariesIsALetterAndTogetherTheSameOne() {
    Signature found = of(setting(1, 2), setting(4, 3), setting(4, 5));
    assertEquals(
        found.inputs(),
        List.of(
            new Port("k", "[1,d]", "[1,2]", "the row 1, 2, 3, ...", true, false),
            new Port("x", "[1,d]", "[1,2]", "", true, true)));
    assertEquals(found.draws(), List.of(new Port("noise", "[n,d]", "[1,2]", "", true, true)));
    assertEquals(found.answer(), "[1,d]");
    assertEquals(found.functions(), List.of());
  }

  @Test
  public void whatDoesNotVaryIsItself() {
    assertEquals(of(setting(4, 3), setting(4, 3)).draws().get(0).shape(), "[4,3]");
  }

  @Test
  public void whatIsNotInEverySettingIsSaid() {
    Signature found = of(setting(1, 2), setting(1, 2).input("extra", 7, 8, 9));
    Port extra = found.inputs().get(2);
    assertEquals(extra, new Port("extra", "[1,3]", "[1,3]", "", false, false));
  }

  @Test
  public void ranksThatDifferAreListed() {
    Setting scalar = Setting.named("a").input("y", new Values(Shape.SCALAR, 2));
    Setting row = Setting.named("a").input("y", 1, 5);
    assertEquals(of(scalar, row).inputs().get(0).shape(), "[] or [1,2]");
  }

  @Test
  public void lawsAreToldInWords() {
    Setting coins = Setting.named("a").drawing(Law.coins("z", Shape.of(1, 1), 0.25));
    Setting normal = Setting.named("a").drawing(Law.normal("z", Shape.of(1, 1), 3));
    Setting hot = Setting.named("a").drawing(Law.categories("z", 2, 0.5, 0.5));
    assertEquals(
        of(coins, normal, hot).draws().get(0).values(),
        "independent, each one of 0.0 (0.75), 1.0 (0.25); or independent, standard normal; or"
            + " one-hot rows");
  }

  @Test
  public void nothingHasAnEmptySignature() {
    assertEquals(of(), new Signature(List.of(), List.of(), List.of(), ""));
  }
}
