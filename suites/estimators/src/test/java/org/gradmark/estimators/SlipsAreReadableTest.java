package org.gradmark.estimators;

import static org.testng.Assert.assertTrue;

import java.util.Collection;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.slip.EstimatorSlips;
import org.gradmark.core.system.EstimatorSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Slips of rules that keep, count or put together are told in the words of the algorithm box. */
public class SlipsAreReadableTest {

  @DataProvider
  public static Object[][] told() {
    return new Object[][] {
      {"reduce-on-plateau", "best instead of (better ? m : best)"},
      {"reduce-on-plateau", "(better ? bad : bad + 1) instead of (better ? 0 : bad + 1)"},
      {"reduce-on-plateau", "1 instead of bad + 1"},
      {"reduce-on-plateau", "m > best * (1 - threshold) instead of m < best * (1 - threshold)"},
      {"norm-clipping", "sum(g²) instead of √(sum(g²))"},
      {"norm-clipping", "norm instead of clip_norm / norm"},
      {"exponential-average", "decay^(t + 1) instead of decay^t"},
      {"exponential-average", "decay^(2 * t) instead of decay^t"},
      {
        "exponential-average",
        "average[t-1] * decay + x instead of average[t-1] * decay + x * (1 - decay)"
      },
      {"polyak-average", "t instead of t - start_step"},
      {"cosine-decay", "cosPi(step) instead of cosPi(min(step, total_steps) / total_steps)"},
    };
  }

  @Test(dataProvider = "told")
  public void isTold(String id, String formula) {
    EstimatorSystem system =
        EstimatorSuite.SYSTEMS.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    Setting setting = system.settings(system.dialects().get(0).id()).get(0);
    Collection<String> told =
        EstimatorSlips.of(
                system.dialects().get(0).rule(),
                setting.inquiry(system.hyperparameters(), setting.law().example(0)))
            .rules()
            .values();
    assertTrue(told.contains("its formula has " + formula), formula + " is not in " + told);
  }
}
