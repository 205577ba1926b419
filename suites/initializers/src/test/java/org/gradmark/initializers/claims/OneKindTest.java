package org.gradmark.initializers.claims;

import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.variance.GlorotNormal;
import org.testng.annotations.Test;

/** A right initializer of one kind of layer, as many libraries have them. */
public class OneKindTest {

  private static final InitializerSystem SYSTEM = GlorotNormal.SYSTEM;

  /** Not asked to fill nothing, which some libraries take for a mistake. */
  private record Only(Kernel.Kind kind, InitializerSubject all) implements InitializerSubject {

    @Override
    public String id() {
      return all.id();
    }

    @Override
    public String system() {
      return all.system();
    }

    @Override
    public String dialect() {
      return all.dialect();
    }

    @Override
    public List<String> backends() {
      return all.backends();
    }

    @Override
    public Map<String, Double> fixed() {
      return all.fixed();
    }

    @Override
    public Precision precision(String backend) {
      return all.precision(backend);
    }

    @Override
    public boolean accepts(Kernel kernel) {
      return kernel.kind() == kind;
    }

    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      assertTrue(!blueprint.kernels().isEmpty(), "asked for nothing");
      assertTrue(blueprint.kernels().stream().allMatch(this::accepts), "asked for another kind");
      return all.initialize(backend, blueprint);
    }
  }

  @Test
  public void isAskedForItsKindAndPasses() {
    for (Kernel.Kind kind : Kernel.Kind.values()) {
      RuleInitializer all =
          new RuleInitializer("a:b", SYSTEM.id(), "paper", SYSTEM.dialect("paper").rule());
      for (Claim<InitializerSubject> claim : SYSTEM.claims()) {
        Trial<InitializerSubject> trial =
            new Trial<>(new Only(kind, all), "f64", Laboratory.on(ReferenceData.bundled()), 1);
        String where = kind + ", " + claim.id();
        try {
          Outcome outcome = claim.check().check(trial);
          assertTrue(outcome.result().isGood(), where + ": " + outcome.message());
        } catch (UnsupportedOperationException e) {
          assertTrue(e.getMessage().contains("fill"), where + ": " + e.getMessage());
        }
      }
    }
  }
}
