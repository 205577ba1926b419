package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Scores have the probability of their draws, whatever the law. */
public class NormalScoresTest {

  @DataProvider
  public static Object[][] laws() {
    return new Object[][] {
      {Law.normal(3, 0.1)}, {Law.uniform(-2, 5)}, {Law.truncatedNormal(1, 2, 2)}
    };
  }

  @Test(dataProvider = "laws")
  public void scoresHaveTheProbabilityOfTheirDraws(Law law) {
    Random random = new Random(1);
    double size = Math.sqrt(law.variance());
    double[] draws = random.doubles(1_000, -1.7, 1.7).map(u -> law.mean() + u * size).toArray();
    double[] scores = NormalScores.of(draws, law);
    for (int i = 0; i < draws.length; i++) {
      assertEquals(Law.normal(0, 1).cdf(scores[i]), law.cdf(draws[i]), 1e-14);
    }
  }

  @Test
  public void noneIsInfinite() {
    double[] scores = NormalScores.of(new double[] {-1, 0, 0.5, 1, 9}, Law.uniform(0, 1));
    assertTrue(Arrays.stream(scores).allMatch(z -> Math.abs(z) < 9));
    assertEquals(scores[0], scores[1], 0.0);
    assertEquals(scores[2], 0.0, 0.0);
    assertEquals(scores[4], -scores[0], 0.0);
  }
}
