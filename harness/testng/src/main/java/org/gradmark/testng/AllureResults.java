package org.gradmark.testng;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Verdict;

/**
 * What Allure is told about the cells. Does nothing where Allure does not listen.
 *
 * <p>The history of a test is the history of its cell: its id alone makes the history id, so that
 * neither the machine nor the time nor the order of the cells starts a new one.
 */
final class AllureResults {

  private static final Set<String> OWN = Set.of("epic", "feature", "story", "severity", "tag");

  private final AtomicBoolean described = new AtomicBoolean();
  private volatile List<? extends ConformanceCell> cells = List.of();

  /** The cells that are going to run. */
  void expect(List<? extends ConformanceCell> all) {
    cells = all;
  }

  /** Names the test before it runs, so that a test that dies is known too. */
  void begin(ConformanceCell cell) {
    if (!isListening()) {
      return;
    }
    if (described.compareAndSet(false, true)) {
      AllureFiles.write(cells.stream().map(ConformanceCell::claim).toList());
    }
    Claim<?> claim = cell.claim();
    Allure.getLifecycle()
        .updateTestCase(
            result -> {
              identify(result, cell.id());
              label(result, labels(cell));
              result.setParameters(new ArrayList<>());
              result.setDescription(
                  claim.sentence() + "\n\n" + claim.level() + ". Source: " + claim.source());
              result.getLinks().addAll(Sources.links(claim.source()));
            });
  }

  /** Adds what the verdict tells. */
  void end(Verdict verdict) {
    if (!isListening()) {
      return;
    }
    AllureLifecycle lifecycle = Allure.getLifecycle();
    lifecycle.updateTestCase(
        result -> {
          List<Label> labels = new ArrayList<>();
          labels.add(ResultsUtils.createFeatureLabel(verdict.system()));
          label(result, labels);
          result.getParameters().add(parameter("backend", verdict.backend(), false));
          result.getParameters().add(parameter("dialect", verdict.dialect(), false));
          result.getParameters().add(parameter("verdict", verdict.result().label(), true));
          result.getParameters().add(parameter("measured", verdict.measured(), true));
          result.getParameters().add(parameter("limit", verdict.limit(), true));
          result.getParameters().add(parameter("seconds", verdict.seconds(), true));
          result.getParameters().add(parameter("seed", verdict.seed(), true));
        });
    Exhibits.of(verdict)
        .forEach(e -> lifecycle.addAttachment(e.name(), e.type(), e.extension(), e.content()));
  }

  /** Names the test that counts the others. */
  void manifest(String suite) {
    if (isListening()) {
      Allure.getLifecycle()
          .updateTestCase(
              result -> {
                identify(result, suite + " manifest");
                result.setDescription("Exactly the expected number of cells ran.");
              });
    }
  }

  private static boolean isListening() {
    return Allure.getLifecycle().getCurrentTestCase().isPresent();
  }

  private static void identify(TestResult result, String id) {
    result.setName(id);
    result.setFullName(id);
    result.setTestCaseName(id);
    result.setTestCaseId(Exhibits.hash(id));
    result.setHistoryId(Exhibits.hash(id));
  }

  private static List<Label> labels(ConformanceCell cell) {
    Claim<?> claim = cell.claim();
    String subject = cell.id().replaceAll("#.*", "");
    int colon = subject.indexOf(':');
    boolean must = claim.level() == Level.MUST;
    return List.of(
        ResultsUtils.createEpicLabel(colon < 0 ? subject : subject.substring(0, colon)),
        ResultsUtils.createStoryLabel(claim.id() + " " + claim.name()),
        ResultsUtils.createSeverityLabel(must ? SeverityLevel.CRITICAL : SeverityLevel.MINOR),
        ResultsUtils.createTagLabel(cell.id().substring(cell.id().lastIndexOf('@') + 1)));
  }

  /** Sets these labels in place of any of the same name. */
  private static void label(TestResult result, List<Label> labels) {
    for (Label label : labels) {
      result
          .getLabels()
          .removeIf(old -> OWN.contains(old.getName()) && old.getName().equals(label.getName()));
      result.getLabels().add(label);
    }
  }

  private static Parameter parameter(String name, Object value, boolean excluded) {
    return new Parameter().setName(name).setValue(String.valueOf(value)).setExcluded(excluded);
  }
}
