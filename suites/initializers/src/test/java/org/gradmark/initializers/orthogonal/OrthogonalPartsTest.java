package org.gradmark.initializers.orthogonal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Gates and groups that are orthogonal each by itself are right, unless they are copies. */
public class OrthogonalPartsTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  @DataProvider
  public static Object[][] kinds() {
    return new Object[][] {
      {Kind.RECURRENT, "f64"}, {Kind.RECURRENT, "f32"}, {Kind.GROUPED, "f64"}, {Kind.GROUPED, "f32"}
    };
  }

  @Test(dataProvider = "kinds")
  public void partsOfTheirOwnPass(Kind kind, String backend) {
    Outcome outcome = check(kind, backend, part -> part);
    assertTrue(outcome.result().isGood(), outcome.message());
  }

  @Test(dataProvider = "kinds")
  public void copiesDoNot(Kind kind, String backend) {
    Outcome outcome = check(kind, backend, part -> part / 2);
    assertFalse(outcome.result().isGood(), outcome.message());
  }

  @Test
  public void aPartIsWhatItsGateIs() {
    double[] numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    Kernel kernel = Kernel.recurrent(3, 2, 2);
    assertEquals(OrthogonalParts.of(kernel, numbers).get(1), new double[] {2, 3, 8, 9});
    Kernel other = kernel.in(Layout.OUT_IN);
    assertEquals(OrthogonalParts.of(other, numbers).get(1), new double[] {4, 5, 6, 7});
  }

  private static Outcome check(Kind kind, String backend, IntUnaryOperator draw) {
    List<Claim<InitializerSubject>> claims = Orthonormal.claims(Orthogonal.SYSTEM);
    InitializerSubject subject =
        new RuleInitializer(
            "test:by-part", "orthogonal", "paper", s -> OrthogonalParts.byPart(s, kind, draw));
    return claims.get(0).check().check(new Trial<>(subject, backend, LABORATORY, 1));
  }
}
