package org.gradmark.testng;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.testng.Reporter;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Extend this class to have cells as tests: one test per cell, named by the cell's id. A pass
 * passes, a skip is skipped with its reason, anything else fails with the verdict's message.
 *
 * <p>{@link #manifest} counts them at the end, so that a suite that silently ran nothing is red.
 *
 * <pre>{@code
 * public class MyAdamTest extends ConformanceTest {
 *   protected List<ConformanceCell> cells() { return ...; }
 *   protected int expectedCells() { return 34; }
 * }
 * }</pre>
 *
 * <p>With Allure's listener on the class path the results carry labels, sources and evidence;
 * without it nothing is missing but those.
 */
public abstract class ConformanceTest {

  private final Manifest manifest = new Manifest();
  private final AllureResults allure = new AllureResults();

  /** What is to be tested. Called once. */
  protected abstract List<? extends ConformanceCell> cells();

  /** How many cells there must be. Written down by hand, so that losing some is noticed. */
  protected abstract int expectedCells();

  /** The cells, one per invocation of {@link #conforms}. */
  @DataProvider(name = "cells")
  public final Object[] provideCells() {
    List<Invocation> invocations = new ArrayList<>();
    try {
      cells().forEach(cell -> invocations.add(new Invocation(cell)));
      allure.expect(invocations.stream().map(Invocation::cell).toList());
    } catch (RuntimeException e) {
      // TestNG would skip the tests of a provider that throws, and a skip is not red.
      manifest.failed(e);
      return new Object[0];
    }
    return invocations.toArray();
  }

  /** Decides one cell. */
  @Test(dataProvider = "cells")
  public final void conforms(Invocation invocation) {
    ConformanceCell cell = invocation.cell();
    // Here and not before the method, where TestNG would forget it again.
    Reporter.getCurrentTestResult().setTestName(cell.id());
    allure.begin(cell);
    Verdict verdict;
    try {
      verdict = cell.run();
    } finally {
      manifest.ran(cell.id());
    }
    manifest.decided(verdict);
    allure.end(verdict);
    String message = Messages.of(cell, verdict);
    if (!verdict.cell().equals(cell.id())) {
      throw new AssertionError(
          "%s cell %s answered with the verdict on %s"
              .formatted(cell.claim().prefix(), cell.id(), verdict.cell()));
    }
    if (verdict.result() == Result.SKIPPED) {
      throw new SkipException(message);
    }
    if (verdict.result() != Result.PASS) {
      throw new AssertionError(message);
    }
  }

  /** Fails unless exactly the expected number of cells ran, and at least one was not skipped. */
  @Test(dependsOnMethods = "conforms", alwaysRun = true)
  public final void manifest() {
    allure.manifest(getClass().getName());
    manifest.check(expectedCells());
  }

  /** A cell as the parameter of {@link #conforms}; reports show its claim's name beside its id. */
  public record Invocation(ConformanceCell cell) {
    @Override
    public String toString() {
      return cell.claim().name();
    }
  }

  /** What has run so far. */
  private static final class Manifest {

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final List<Verdict> decided = Collections.synchronizedList(new ArrayList<>());
    private volatile RuntimeException failure;

    void failed(RuntimeException e) {
      failure = e;
    }

    void ran(String id) {
      ran.add(id);
    }

    void decided(Verdict verdict) {
      decided.add(verdict);
    }

    void check(int expected) {
      if (failure != null) {
        throw new AssertionError("[manifest] the cells could not be listed: " + failure, failure);
      }
      long distinct = ran.stream().distinct().count();
      if (distinct < ran.size()) {
        throw new AssertionError(
            "[manifest] %d cells have only %d ids: %s".formatted(ran.size(), distinct, repeated()));
      }
      if (ran.isEmpty()) {
        throw new AssertionError(
            "[manifest] no cell ran, %d were expected: check what cells() returns"
                .formatted(expected));
      }
      if (ran.size() != expected) {
        throw new AssertionError(
            ("[manifest] %d cells ran, %d were expected: if the difference is meant, change"
                    + " expectedCells(), else find out what was lost or added")
                .formatted(ran.size(), expected));
      }
      if (decided.stream().allMatch(verdict -> verdict.result() == Result.SKIPPED)) {
        throw new AssertionError(
            "[manifest] all %d cells were skipped, so nothing was tested; the first because: %s"
                .formatted(expected, decided.isEmpty() ? "?" : decided.get(0).message()));
      }
    }

    private List<String> repeated() {
      return ran.stream().filter(id -> Collections.frequency(ran, id) > 1).distinct().toList();
    }
  }
}
