package org.gradmark.estimators.claims;

import static org.testng.Assert.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.gradmark.estimators.EstimatorSuite;
import org.testng.annotations.Test;

/** Which estimators are found to average over samples. */
public class ManySamplesTest {

  /** Written by hand, so that losing one is noticed. */
  private static final Set<String> AVERAGE =
      Set.of(
          "alignment/cosine",
          "alignment/paper",
          "direct-feedback-alignment/paper",
          "distribution-matching/augmentation",
          "distribution-matching/paper",
          "draft/lv",
          "expected-gradients/paper",
          "forward-gradient/paper",
          "forward-gradient/projected",
          "gumbel-softmax/paper",
          "hutchinson-diagonal/paper",
          "hutchinson-trace/paper",
          "measure-valued/independent",
          "measure-valued/paper",
          "path-gradient/paper",
          "path-gradient/total",
          "pathwise/paper",
          "perturb-and-average-score/paper",
          "perturb-and-average-score/practical",
          "rdsa/paper",
          "reinforce/paper",
          "reinmax/paper",
          "score-function/paper",
          "smoothgrad/absolute-noise",
          "smoothgrad/paper",
          "smoothgrad/squared",
          "spsa/paper",
          "st-gumbel/paper",
          "straight-through/paper",
          "subspace-overlap/paper");

  @Test
  public void everyMeanOfSamplesIsAskedForMany() {
    Set<String> asked = new TreeSet<>();
    EstimatorSuite.SYSTEMS.forEach(
        system ->
            system.claims().stream()
                .filter(claim -> claim.id().equals("SAMPLES-01"))
                .flatMap(claim -> claim.dialects().stream())
                .forEach(dialect -> asked.add(system.id() + "/" + dialect)));
    assertEquals(
        asked,
        new TreeSet<>(AVERAGE),
        "dialects with SAMPLES-01: put a new one into AVERAGE; where one was lost, give its claims"
            + " a setting of at least "
            + ManySamples.FEWEST
            + " samples");
  }
}
