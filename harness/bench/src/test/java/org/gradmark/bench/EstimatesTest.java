package org.gradmark.bench;

import static org.testng.Assert.assertEquals;

import java.util.Map;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** The variance of an estimate, by enumeration and by sampling. */
public final class EstimatesTest {

  /** Answers the draw, times three. */
  private static final EstimatorSystem COIN =
      EstimatorSystem.estimator("coin")
          .title("Coin")
          .source("none")
          .paper("3 e", s -> s.draw("e").times(3))
          .build();

  private static final EstimatorSubject SUBJECT = COIN.builtIns().get(0);

  @Test
  public void enumeratedIsExact() {
    Setting setting = Setting.named("signs").drawing(Law.signs("e", Shape.of(1, 2)));
    assertEquals(new Estimates(COIN, setting).variance(SUBJECT, "f64"), 2 * 9, 1e-12);
  }

  @Test
  public void sampledIsNear() {
    Law law = Law.sampled(d -> Map.of("e", new Values(Shape.of(1, 1), d.normal())));
    double variance =
        new Estimates(COIN, Setting.named("normal").drawing(law)).variance(SUBJECT, "f64");
    // 1024 draws: a standard deviation of sqrt(2 / 1024) of it; six of them.
    assertEquals(variance, 9, 9 * 0.27);
  }

  @Test
  public void everyQuestionHasDrawsOfItsOwn() {
    Setting setting = Setting.named("signs").drawing(Law.normal("e", Shape.of(1, 1), 4));
    long different =
        new Estimates(COIN, setting)
            .inquiries(16).stream().map(question -> question.draws().get("e")).distinct().count();
    assertEquals(different, 16L);
  }
}
