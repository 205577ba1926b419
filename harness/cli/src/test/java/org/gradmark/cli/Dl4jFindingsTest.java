package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What is known of Deeplearning4j 1.0.0-M2.1 stays known, by name; and nothing correct is accused.
 * A released library with real defects is the best control that a suite can have.
 */
public class Dl4jFindingsTest {

  private final Map<String, Verdict> verdicts = new TreeMap<>();

  @BeforeClass
  public void run() {
    List<String> nothing = List.of();
    Selection selection =
        new Selection(nothing, nothing, List.of("dl4j:*"), nothing, List.of("float64"));
    try (Registry registry = Registry.find()) {
      List<Subject> optimizers =
          registry.foreign().stream().filter(s -> s instanceof OptimizerSubject).toList();
      Plan plan = Plan.of(registry.systems(), optimizers, selection);
      new Runner(Laboratory.on(ReferenceData.bundled()), 2, Duration.ofSeconds(120))
          .run(plan, v -> verdicts.put(v.cell(), v));
    }
  }

  @DataProvider
  public Object[][] findings() {
    return new Object[][] {
      {
        "dl4j:nadam#NADAM-01@float64",
        "fail",
        "the second moment is not bias-corrected: at step 1 of a constant gradient, x[0] it moved by -6.008, the rule by -0.1900"
      },
      {"dl4j:nadam#TRAJ-01@float64", "fail", "the second moment is not bias-corrected"},
      {"dl4j:adam#TRAJ-01@float64", "deviates", "follows adam/epsilon-hat"},
      {"dl4j:adam#ADAM-01@float64", "deviates", "follows adam/epsilon-hat"},
      {"dl4j:amsgrad#TRAJ-01@float64", "deviates", "follows amsgrad/epsilon-hat"},
      {"dl4j:adamw#TRAJ-01@float64", "deviates", "follows adamw/epsilon-hat"},
      {
        "dl4j:adamw/network#TRAJ-01@float64",
        "fail",
        "the weight decay is applied twice, and it follows adamw/epsilon-hat"
      },
      {"dl4j:adam/l2-decay#TRAJ-01@float64", "fail", "the epsilon-hat form"},
      {"dl4j:adabelief/state-map#TRAJ-01@float64", "fail", "the epsilon-hat form"},
      {"dl4j:adabelief#TRAJ-01@float64", "error", "AdaBelief.instantiate"},
      {
        "dl4j:rmsprop#TRAJ-01@float64",
        "fail",
        "the average of squared gradients starts at epsilon instead of 0"
      },
      {
        "dl4j:adagrad#TRAJ-01@float64",
        "fail",
        "the sum of squared gradients starts at 1.0E-6 instead of 0"
      },
      {"dl4j:adagrad#STEP-07@float64", "fail", "the copy does not go on where the original stood"},
      {"dl4j:adam#STEP-06@float64", "fail", "moves although the learning rate is 0: by 3.16e-08"},
      {"dl4j:amsgrad#STEP-06@float64", "fail", "moves although the learning rate is 0"},
      {"dl4j:adamax#STEP-06@float64", "fail", "moves although the learning rate is 0: by 1.00e-09"},
      {"dl4j:adamax#TRAJ-02@float64", "fail", "a learning rate of 0 is replaced by ε"},
      {"dl4j:adamax#TRAJ-01@float64", "pass", ""},
    };
  }

  @Test(dataProvider = "findings")
  public void isTold(String cell, String result, String message) {
    Verdict verdict = verdicts.get(cell);
    assertEquals(verdict.result().label(), result, verdict.message());
    assertTrue(verdict.message().contains(message), verdict.message());
  }

  @Test
  public void nothingCorrectIsAccused() {
    List<String> accused = new ArrayList<>();
    for (Verdict verdict : verdicts.values()) {
      boolean innocent =
          List.of("dl4j:sgd", "dl4j:sgd/l2-decay", "dl4j:nesterovs", "dl4j:adadelta")
              .contains(verdict.subject());
      if (innocent && !verdict.result().isGood()) {
        accused.add(verdict.cell() + ": " + verdict.message());
      }
    }
    assertEquals(accused, List.of());
    assertTrue(verdicts.size() > 250, verdicts.size() + " verdicts");
  }
}
