package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.orthogonal.Orthogonal;
import org.gradmark.initializers.plain.Normal;
import org.gradmark.initializers.plain.TruncatedNormal;
import org.gradmark.initializers.plain.Uniform;
import org.gradmark.initializers.variance.HeNormal;
import org.gradmark.initializers.variance.HeUniform;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Arithmetic that rounds as honestly as anybody's is not accused. */
public class HonestArithmeticTest {

  private static final ReferenceData DATA = ReferenceData.bundled();

  /** A truncated normal number, and whether it is within the support but for rounding. */
  @DataProvider
  public static Object[][] ends() {
    double next = Math.nextUp(2f);
    return new Object[][] {{-next, "pass"}, {next, "pass"}, {-2.00001, "fail"}, {2.00001, "fail"}};
  }

  /** With mean 0.5 and deviation 0.25 the lower end is 0, which has no rounding of its own. */
  @Test(dataProvider = "ends")
  public void anEndMayBeRounded(double z, String result) {
    InitializerRule rule =
        s -> {
          double[] w = new double[s.kernel().shape().size()];
          java.util.Arrays.setAll(w, i -> 0.5 + 0.25 * (i == 0 ? z : 0));
          return s.backend().tensor(s.shape(), w);
        };
    Outcome outcome = check(TruncatedNormal.SYSTEM, "LAW-02", rule, 1);
    assertEquals(outcome.result().label(), result, outcome.message());
  }

  @DataProvider
  public static Object[][] claims() {
    return new Object[][] {{"ORTH-01"}, {"ISO-01"}, {"ISO-02"}, {"ISO-03"}};
  }

  /** Gram and Schmidt's method as modified, in float: less orthogonal than Householder's. */
  @Test(dataProvider = "claims")
  public void gramAndSchmidtAreOrthogonalEnough(String claim) {
    InitializerRule rule =
        s -> {
          Kernel kernel = s.kernel();
          Shape shape = kernel.matrix();
          boolean tall = shape.rows() >= shape.columns();
          int count = tall ? shape.columns() : shape.rows();
          int length = shape.size() / count;
          double[] z = s.normal("weights", Shape.of(count, length)).toDoubles();
          float[][] q = new float[count][length];
          for (int a = 0; a < count; a++) {
            for (int i = 0; i < length; i++) {
              q[a][i] = (float) z[a * length + i];
            }
            for (int b = 0; b < a; b++) {
              float along = dot(q[a], q[b]);
              for (int i = 0; i < length; i++) {
                q[a][i] -= along * q[b][i];
              }
            }
            float size = (float) Math.sqrt(dot(q[a], q[a]));
            for (int i = 0; i < length; i++) {
              q[a][i] /= size;
            }
          }
          double[] w = new double[shape.size()];
          for (int i = 0; i < w.length; i++) {
            int row = i / shape.columns();
            int column = i % shape.columns();
            w[i] = tall ? q[column][row] : q[row][column];
          }
          return s.backend()
              .tensor(shape, w)
              .times(s.get(Orthogonal.SYSTEM.hyperparameters().get(0)));
        };
    for (int seed = 1; seed <= 20; seed++) {
      Outcome outcome = check(Orthogonal.SYSTEM, claim, rule, seed);
      assertEquals(outcome.result().label(), "pass", "seed " + seed + ": " + outcome.message());
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @DataProvider
  public static Object[][] coarse() {
    return new Object[][] {
      {HeNormal.SYSTEM, "paper"},
      {HeNormal.SYSTEM, "truncated"},
      {HeUniform.SYSTEM, "paper"},
      {Uniform.SYSTEM, "paper"},
      {Normal.SYSTEM, "paper"},
      {Orthogonal.SYSTEM, "paper"},
    };
  }

  /** Drawn in double, and rounded to a format of 8 bits: nothing is accused. */
  @Test(dataProvider = "coarse")
  public void weightsMayBeRoundedToBfloat16(InitializerSystem system, String dialect) {
    InitializerSubject subject = inBfloat16(system, dialect, w -> w);
    for (Claim<InitializerSubject> claim : system.claims()) {
      if (claim.dialects().contains(dialect)) {
        Outcome outcome =
            claim.check().check(new Trial<>(subject, "f64", Laboratory.on(DATA, 1), 1));
        assertEquals(outcome.result().label(), "pass", claim.id() + ": " + outcome.message());
      }
    }
  }

  /** What is coarser than the format is still told. */
  @Test
  public void fourBitsAreNotBfloat16() {
    InitializerSubject subject = inBfloat16(HeUniform.SYSTEM, "paper", w -> Math.rint(w * 64) / 64);
    Claim<InitializerSubject> claim =
        HeUniform.SYSTEM.claims().stream()
            .filter(c -> c.id().equals("TYPE-01"))
            .findFirst()
            .orElseThrow();
    Outcome outcome = claim.check().check(new Trial<>(subject, "f64", Laboratory.on(DATA, 1), 1));
    assertEquals(outcome.result().label(), "fail", outcome.message());
  }

  private static InitializerSubject inBfloat16(
      InitializerSystem system, String dialect, DoubleUnaryOperator change) {
    InitializerSubject exact =
        new RuleInitializer("honest", system.id(), dialect, system.dialect(dialect).rule());
    return new Rounded(exact, change);
  }

  private record Rounded(InitializerSubject exact, DoubleUnaryOperator change)
      implements InitializerSubject {

    @Override
    public String id() {
      return exact.id();
    }

    @Override
    public String system() {
      return exact.system();
    }

    @Override
    public String dialect() {
      return exact.dialect();
    }

    @Override
    public Map<String, Double> fixed() {
      return exact.fixed();
    }

    @Override
    public List<String> backends() {
      return exact.backends();
    }

    @Override
    public Precision precision(String backend) {
      return Precision.BFLOAT16;
    }

    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      return exact.initialize(backend, blueprint).stream()
          .map(w -> w.map(change).map(Precision.BFLOAT16::nearest))
          .toList();
    }
  }

  private static Outcome check(
      InitializerSystem system, String id, InitializerRule rule, long seed) {
    Claim<InitializerSubject> claim =
        system.claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    RuleInitializer subject =
        new RuleInitializer("honest", system.id(), InitializerSystem.PAPER, rule);
    return claim.check().check(new Trial<>(subject, "f32", Laboratory.on(DATA, seed), 1));
  }
}
