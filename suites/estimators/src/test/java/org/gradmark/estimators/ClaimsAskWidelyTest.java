package org.gradmark.estimators;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.InquirySample;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Impostors are written to fit the settings of the claims; these errors are not. Whatever a rule
 * reads, and however large it may be, some claim must ask about it at more than one point.
 */
public class ClaimsAskWidelyTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  private static final int SMALL_ROWS = 4;
  private static final int SMALL_COLUMNS = 3;

  /** A batch that is as large as all samples shows no mistake in putting batches together. */
  private static final int BATCH = 64;

  /**
   * Inputs that may be kept as they were first seen in their shape, as system#input or
   * system/dialect#input: why.
   */
  private static final Map<String, String> SHAPE_SAYS_ALL = shapeSaysAll();

  /** What has extents that do not vary, as system#rows or system#columns: why. */
  private static final Map<String, String> FIXED_EXTENTS =
      Map.of(
          "expected-calibration-error#rows", "all that is read is a row; groups are the claims'");

  private static Map<String, String> shapeSaysAll() {
    Map<String, String> all = new HashMap<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      if (system.kind().equals("schedule") && !system.id().equals("reduce-on-plateau")) {
        all.put(system.id() + "#step", "0, 1, ..., n - 1");
      }
    }
    all.put(
        "reinforce/leave-one-out#logits", "the signals sum to zero: p, the same for all, cancels");
    all.put("distribution-matching/matching#unconditional", "without guidance its weight is zero");
    all.put("equilibrium-propagation#state", "a Newton step finds the rest from anywhere");
    all.put("integrated-gradients#steps", "1, ..., m");
    all.put("norm-test#sizes", "0, ..., b_max - 1");
    all.put("stochastic-lanczos-quadrature#steps", "1, ..., m");
    all.put("stochastic-lanczos-quadrature#powers", "0, ..., J");
    all.put("coupled-newton#root", "1, ..., p");
    all.put("coupled-newton#steps", "1, ..., k");
    all.put("expected-calibration-error#edges", "equal mass counts the bins; others are seen");
    all.put("exponential-average#start", "bias-corrected averages start at zero; others are seen");
    all.put("polyak-average#start", "the mean of the rows after t_0 knows no start");
    all.put("polynomial-average#start", "the first weight is one");
    return Map.copyOf(all);
  }

  @DataProvider(parallel = true)
  public static Iterator<Object[]> declared() {
    List<Object[]> cases = new ArrayList<>();
    String only = System.getProperty("gradmark.system");
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      if (only == null || List.of(only.split(",")).contains(system.id())) {
        system.dialects().forEach(d -> cases.add(new Object[] {system, d}));
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "declared")
  public void noInputIsIgnoredUnseen(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    Set<String> unseen = new TreeSet<>();
    Set<String> excused = new TreeSet<>();
    for (String name : read(system, dialect)) {
      Map<Object, Object> kept = new HashMap<>();
      EstimatorSubject frozen =
          altered(
              system,
              dialect,
              name + "-frozen",
              (right, backend, q) -> right.estimate(backend, frozen(kept, q, name)));
      boolean excuse =
          (SHAPE_SAYS_ALL.containsKey(system.id() + "#" + name)
              || SHAPE_SAYS_ALL.containsKey(system.id() + "/" + dialect.id() + "#" + name));
      if (passes(system, frozen)) {
        (excuse ? excused : unseen).add(name);
      }
    }
    assertEquals(
        unseen,
        Set.of(),
        system.id()
            + "/"
            + dialect.id()
            + " may keep these as it first saw them in their shape, and no claim fails: "
            + unseen
            + ". Add a setting of the same shapes with other values, or say in SHAPE_SAYS_ALL why"
            + " there is none");
  }

  /** Arrays that are one row, or one column, in every setting have no more. */
  @Test(dataProvider = "declared")
  public void noAnswerIsRightInSmallOnly(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    assertLarge(system, dialect, "rows", ClaimsAskWidelyTest::rows, n -> n > SMALL_ROWS);
    assertLarge(system, dialect, "columns", ClaimsAskWidelyTest::columns, n -> n > SMALL_COLUMNS);
  }

  /** Of a mean over samples there is no number that is always asked. */
  @Test(dataProvider = "declared")
  public void noMeanIsRightInOneBatchOnly(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    boolean averages =
        system.claims().stream()
            .anyMatch(c -> c.id().equals("SAMPLES-01") && c.dialects().contains(dialect.id()));
    if (averages) {
      assertLarge(system, dialect, "samples", ClaimsAskWidelyTest::rows, n -> n > BATCH);
    }
  }

  /** A table that is kept under all that a schedule is told but one number. */
  @Test(dataProvider = "declared")
  public void nothingIsKeptUnderTooLittle(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    if (!Set.of("schedule", "weight-average").contains(system.kind())) {
      return;
    }
    for (Hyperparameter one : system.hyperparameters()) {
      Map<Object, Values> table = new HashMap<>();
      EstimatorSubject keeping =
          altered(
              system,
              dialect,
              one.name() + "-left-out",
              (right, backend, q) ->
                  table.computeIfAbsent(
                      q.withHyperparameter(one.name(), 0), key -> right.estimate(backend, q)));
      boolean read = hyperparameters(system, dialect).contains(one.name());
      assertTrue(!read || !passes(system, keeping), keeping + " passes every claim");
    }
  }

  /** The exceptions are still about something. */
  @Test
  public void everyExceptionIsAboutAnInputThatIsThere() {
    Set<String> there = new HashSet<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      there.add(system.id() + "#rows");
      there.add(system.id() + "#columns");
      for (Dialect<EstimatorRule> dialect : system.dialects()) {
        for (String name : read(system, dialect)) {
          there.add(system.id() + "#" + name);
          there.add(system.id() + "/" + dialect.id() + "#" + name);
        }
      }
    }
    assertTrue(there.containsAll(SHAPE_SAYS_ALL.keySet()), SHAPE_SAYS_ALL.keySet().toString());
    assertTrue(there.containsAll(FIXED_EXTENTS.keySet()), FIXED_EXTENTS.keySet().toString());
  }

  /** How many rows or columns an array has. */
  private interface Extent {
    int of(Shape shape);
  }

  private static int rows(Shape shape) {
    return shape.rank() < 2 ? 1 : shape.rows();
  }

  private static int columns(Shape shape) {
    List<Integer> extents = shape.extents();
    return extents.isEmpty() ? 1 : extents.get(extents.size() - 1);
  }

  private static void assertLarge(
      EstimatorSystem system,
      Dialect<EstimatorRule> dialect,
      String what,
      Extent extent,
      IntPredicate large) {
    EstimatorSubject small =
        altered(
            system,
            dialect,
            "right-in-small-only",
            (right, backend, q) -> {
              boolean wrong =
                  Stream.of(q.inputs(), q.draws())
                      .flatMap(all -> all.values().stream())
                      .anyMatch(v -> large.test(extent.of(v.shape())));
              Values due = right.estimate(backend, q);
              return wrong ? due.map(x -> 1.1 * x) : due;
            });
    boolean one = settings(system, dialect).noneMatch(v -> extent.of(v.shape()) > 1);
    assertTrue(
        one || !passes(system, small) || FIXED_EXTENTS.containsKey(system.id() + "#" + what),
        small
            + " is wrong by a tenth wherever an array has many "
            + what
            + ", and passes every claim. Add a larger setting, or say in FIXED_EXTENTS why there"
            + " is none");
  }

  /** All arrays that are handed to a dialect, one outcome of each setting. */
  private static Stream<Values> settings(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    return system.settings(dialect.id()).stream()
        .flatMap(s -> Stream.of(s.inputs(), s.law().example(0)))
        .flatMap(all -> all.values().stream());
  }

  private static EstimatorSubject altered(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, String name, Altered.Error error) {
    String id = system.id() + "/" + dialect.id();
    return new Altered(
        new EstimatorRuleSubject(id, system.id(), dialect.id(), dialect.rule()), name, error);
  }

  private static boolean passes(EstimatorSystem system, EstimatorSubject subject) {
    return system.claims().stream()
        .filter(c -> c.dialects().contains(subject.dialect()))
        .allMatch(c -> passes(c, subject));
  }

  private static boolean passes(Claim<EstimatorSubject> claim, EstimatorSubject subject) {
    return claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1)).result().isGood();
  }

  private static Inquiry frozen(Map<Object, Object> kept, Inquiry q, String name) {
    if (q.inputs().containsKey(name)) {
      return q.withInput(name, first(kept, q.inputs().get(name)));
    }
    if (q.draws().containsKey(name)) {
      return q.withDraw(name, first(kept, q.draws().get(name)));
    }
    if (q.functions().containsKey(name)) {
      Map<String, FunctionOracle> functions = new HashMap<>(q.functions());
      functions.put(
          name, (FunctionOracle) kept.computeIfAbsent(shapes(q), k -> functions.get(name)));
      return new Inquiry(q.hyperparameters(), q.inputs(), q.draws(), functions);
    }
    return q;
  }

  private static Values first(Map<Object, Object> kept, Values now) {
    return (Values) kept.computeIfAbsent(now.shape(), shape -> now);
  }

  private static Map<String, Shape> shapes(Inquiry q) {
    Map<String, Shape> all = new HashMap<>();
    q.inputs().forEach((name, v) -> all.put(name, v.shape()));
    return all;
  }

  /** The hyperparameters that the rule looks at in a setting of its claims. */
  private static Set<String> hyperparameters(
      EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    Set<String> names = new TreeSet<>();
    watch(
        system,
        dialect,
        sample ->
            new SampleWrapper(sample) {
              @Override
              public Tensor get(Hyperparameter asked) {
                names.add(asked.name());
                return super.get(asked);
              }
            });
    return names;
  }

  /** Inputs, draws and functions that the rule looks at in a setting of its claims. */
  private static Set<String> read(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    Set<String> names = new TreeSet<>();
    watch(
        system,
        dialect,
        sample ->
            new SampleWrapper(sample) {
              @Override
              public Tensor input(String name) {
                names.add(name);
                return super.input(name);
              }

              @Override
              public Tensor draw(String name) {
                names.add(name);
                return super.draw(name);
              }

              @Override
              public FunctionOracle function(String name) {
                names.add(name);
                return super.function(name);
              }
            });
    return names;
  }

  private static void watch(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, UnaryOperator<Sample> watched) {
    for (Setting setting : system.settings(dialect.id())) {
      Inquiry inquiry = setting.inquiry(system.hyperparameters(), setting.law().example(0));
      dialect.rule().estimate(watched.apply(new InquirySample(IeeeBackend.F64, inquiry)));
    }
  }
}
