package org.gradmark.testng;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.testng.AllureTestNg;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** A TestNG run inside a test: of a conformance test made on the spot. */
final class InnerRun implements ITestListener {

  private static Supplier<List<? extends ConformanceCell>> cells;
  private static int expected;

  final List<ITestResult> passed = new ArrayList<>();
  final List<ITestResult> failed = new ArrayList<>();
  final List<ITestResult> skipped = new ArrayList<>();

  /** The class that the inner run runs; never run by Surefire, which goes by names. */
  public static final class Suite extends ConformanceTest {
    @Override
    protected List<? extends ConformanceCell> cells() {
      return cells.get();
    }

    @Override
    protected int expectedCells() {
      return expected;
    }
  }

  /** Runs these cells; Allure writes to the directory, or does not listen where it is null. */
  static InnerRun of(Path allure, int expected, Supplier<List<? extends ConformanceCell>> cells) {
    InnerRun.cells = cells;
    InnerRun.expected = expected;
    return of(allure, Suite.class);
  }

  /** Runs a conformance class; Allure does not listen. */
  static InnerRun of(Class<? extends ConformanceTest> suite) {
    return of(null, suite);
  }

  private static InnerRun of(Path allure, Class<? extends ConformanceTest> suite) {
    AllureLifecycle outer = Allure.getLifecycle();
    String property = "allure.results.directory";
    String before = System.getProperty(property);
    InnerRun run = new InnerRun();
    try {
      if (allure != null) {
        System.setProperty(property, allure.toString());
      }
      Allure.setLifecycle(new AllureLifecycle());
      TestNG testng = new TestNG(false);
      testng.setVerbose(0);
      testng.setTestClasses(new Class<?>[] {suite});
      testng.addListener(run);
      if (allure == null) {
        testng.setListenersToSkipFromBeingWiredInViaServiceLoaders(AllureTestNg.class.getName());
      }
      testng.run();
    } finally {
      Allure.setLifecycle(outer);
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
    return run;
  }

  static InnerRun of(Path allure, int expected, ConformanceCell... cells) {
    return of(allure, expected, () -> List.of(cells));
  }

  /** The only failure's message. */
  String failure() {
    if (failed.size() != 1) {
      throw new AssertionError(failed.size() + " failures: " + failed);
    }
    return failed.get(0).getThrowable().getMessage();
  }

  @Override
  public void onTestSuccess(ITestResult result) {
    passed.add(result);
  }

  @Override
  public void onTestFailure(ITestResult result) {
    failed.add(result);
  }

  @Override
  public void onTestSkipped(ITestResult result) {
    skipped.add(result);
  }
}
