package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.orthogonal.Lsuv.Way;
import org.gradmark.initializers.orthogonal.LsuvCase.Measured;

/** LSUV-01 to LSUV-04: what the weights have to do with the batch, exactly but for rounding. */
final class LsuvClaims {

  private static final String SCALE = "the weights are not divided by the deviation of outputs";
  private static final String SHAPE = "the weights are no multiple of an orthonormal matrix";
  private static final String NEAR = "the tolerance does not decide whether weights are divided";
  private static final String DEPTH = "outputs of a layer of a net do not have variance 1";
  private static final int LAYERS = 8;
  private static final int ROWS = 8;

  private LsuvClaims() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    Statement scale =
        Statement.claim(
                "LSUV-01",
                "unit-variance",
                "Orthonormal weights are divided by the deviation of the layer's outputs, which"
                    + " makes their variance on the batch 1, (n - 1)/n with the sample deviation;"
                    + " a layer that is within tolerance stays as it is.",
                "Mishkin, Matas 2016, algorithm 1; outputs are linear in the weights")
            .kind(Kind.CLOSED_FORM)
            .rejecting(
                SCALE,
                Lsuv.ABOUT_ZERO,
                Lsuv.NO_ROOT,
                Lsuv.MULTIPLIED,
                Lsuv.OF_WEIGHTS,
                Lsuv.NEVER,
                Lsuv.WHITE)
            .rejectingIn(
                List.of(InitializerSystem.PAPER, Way.DEVIATION.id), SCALE, Lsuv.as(Way.SAMPLE))
            .rejectingIn(List.of(Way.SAMPLE.id), SCALE, Lsuv.as(Way.VARIANCE));
    Statement near =
        Statement.claim(
                "LSUV-03",
                "tolerance",
                "Weights stay orthonormal if outputs are near enough to variance 1, else they are"
                    + " divided.",
                "Mishkin, Matas 2016, algorithm 1; mirrored inputs and orthonormal rows fix the"
                    + " variance beforehand")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(
                NEAR, Lsuv.ALWAYS, Lsuv.NEVER, InitializerMistake.hardCoded(Lsuv.TOLERANCE, 0.1))
            .rejectingIn(List.of(InitializerSystem.PAPER), NEAR, Lsuv.as(Way.DEVIATION))
            .rejectingIn(List.of(Way.DEVIATION.id, Way.SAMPLE.id), NEAR, Lsuv.as(Way.VARIANCE));
    return List.of(
        scale.of(system, LsuvClaims::scale),
        Statement.claim(
                "LSUV-02",
                "one-scale",
                "The weights are a multiple of a matrix with orthonormal rows or columns.",
                "Mishkin, Matas 2016, algorithm 1; Higham 2002, theorem 19.4, for the tolerance")
            .kind(Kind.CLOSED_FORM)
            .rejecting(SHAPE, Lsuv.PER_UNIT, Lsuv.NORMAL_START)
            .of(system, LsuvClaims::shape),
        near.of(system, LsuvClaims::near),
        Statement.claim(
                "LSUV-04",
                "layer-sequential",
                "Layer by layer, each on what the one before makes of the batch, every layer of a"
                    + " net of rectifiers has outputs of variance 1, or what LSUV-01 leaves.",
                "Mishkin, Matas 2016, algorithm 1")
            .kind(Kind.CLOSED_FORM)
            .rejecting(DEPTH, Lsuv.WHITE, Lsuv.NEVER, Lsuv.ABOUT_ZERO)
            .of(system, LsuvClaims::depth));
  }

  private static Draws draws(Probe probe) {
    return Draws.of(probe.trial().laboratory().seed()).stream(-45);
  }

  /** Tall and wide matrices, windows, both layouts; inputs of all sizes, with a mean. */
  private static List<LsuvCase> shifted(Probe probe) {
    Draws draws = draws(probe);
    List<LsuvCase> cases = new ArrayList<>();
    for (Kernel kernel :
        List.of(Kernel.dense(6, 9), Kernel.dense(9, 6), Kernel.convolution(2, 5, 3))) {
      for (Layout layout : Layout.values()) {
        for (double scale : new double[] {0.05, 3, 1000}) {
          LsuvCase one = LsuvCase.shifted(kernel.in(layout), ROWS, scale, draws);
          if (probe.subject().accepts(one.kernel())) {
            cases.add(one);
          }
        }
      }
    }
    if (cases.isEmpty()) {
      throw new UnsupportedOperationException("it fills no dense kernel and no convolution");
    }
    return cases;
  }

  private static Outcome scale(Probe probe) {
    Worst worst = new Worst();
    for (LsuvCase one : shifted(probe)) {
      Measured seen = one.measured(one.filled(probe, 61));
      worst.add(one, seen, due(probe, seen.deviation() / seen.scale(), seen), probe);
    }
    return worst.outcome("variances are 1", SCALE);
  }

  private static Outcome shape(Probe probe) {
    double worst = 0;
    Kernel at = Kernel.dense(1, 1);
    for (LsuvCase one : shifted(probe)) {
      Values filled = one.filled(probe, 61);
      Shape matrix = one.kernel().matrix();
      double scale = one.measured(filled).scale();
      // Eight roundings more, of the scale: 4 mn + 8 for 4 mn.
      double off =
          Gram.of(filled.toArray(), matrix, scale).error(probe.bits(), Gram.EACH)
              / (1 + 2.0 / matrix.size());
      if (!(off <= worst)) {
        worst = off;
        at = one.kernel();
      }
    }
    String found =
        "W'W is off a multiple of I by " + Findings.brief(worst) + " times its tolerance";
    return worst <= 1
        ? Outcome.pass(worst, 1, found)
        : Outcome.fail(worst, 1, SHAPE + ": " + found + " on " + at);
  }

  private static Outcome near(Probe probe) {
    double tolerance = probe.settings().get(Lsuv.TOLERANCE);
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(6, 8));
    double[] variances = {
      1 - 1.5 * tolerance, 1 - tolerance / 2, 1 + tolerance / 2, 1 + 1.5 * tolerance, 4, 0.01
    };
    Draws draws = draws(probe);
    Worst worst = new Worst();
    for (double variance : variances) {
      LsuvCase one = LsuvCase.centred(kernel, 5, variance, draws);
      Measured seen = one.measured(one.filled(probe, 62));
      double square = square(one.batch()) / seen.outputs().length;
      worst.add(one, seen, due(probe, Math.sqrt(square), seen), probe);
    }
    return worst.outcome("the tolerance decides", NEAR);
  }

  private static Outcome depth(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(9, 9));
    LsuvCase one = LsuvCase.shifted(kernel, 16, 0.3, draws(probe));
    Worst worst = new Worst();
    for (int l = 0; l < LAYERS; l++) {
      Measured seen = one.measured(one.filled(probe, 70 + l));
      worst.add(one, seen, due(probe, seen.deviation() / seen.scale(), seen), probe);
      Values next =
          new Values(one.batch().shape(), seen.outputs()).map(z -> (float) Math.max(0, z));
      one = new LsuvCase(kernel, next);
    }
    return worst.outcome("variances of " + LAYERS + " layers are 1", DEPTH);
  }

  private static double square(Values values) {
    return java.util.Arrays.stream(values.toArray()).map(x -> x * x).sum();
  }

  /** The scale that a dialect gives weights whose outputs had a deviation before. */
  private static double due(Probe probe, double before, Measured seen) {
    Way way = Way.of(probe.subject().dialect());
    double tolerance = probe.settings().get(Lsuv.TOLERANCE);
    int n = seen.outputs().length;
    double deviation = before * Math.sqrt(n / (double) (n - way.lost));
    double scale = 1;
    for (int i = 0; i < 10; i++) {
      double now = deviation * scale;
      double off = Math.abs((way == Way.VARIANCE ? now * now : now) - 1);
      scale /= off < tolerance ? 1 : now + way.epsilon;
    }
    return scale;
  }

  /** The case that is furthest off, in tolerances. */
  private static final class Worst {
    private double worst;
    private int cases;
    private String what = "none is off at all";

    void add(LsuvCase one, Measured seen, double due, Probe probe) {
      cases++;
      double allowed = seen.tolerance(Lsuv.inputs(one.kernel()), probe.bits());
      double off = Math.abs(seen.scale() / due - 1) / allowed;
      if (!(off <= worst)) {
        worst = off;
        what =
            "on "
                + one.kernel()
                + " the orthonormal weights are multiplied by "
                + Findings.brief(seen.scale())
                + ", due is "
                + Findings.brief(due)
                + "; the outputs have variance "
                + Findings.brief(seen.deviation() * seen.deviation());
      }
    }

    Outcome outcome(String agreement, String complaint) {
      Outcome outcome =
          worst <= 1
              ? Outcome.pass(worst, 1, agreement + "; the furthest: " + what)
              : Outcome.fail(worst, 1, complaint + ": " + what);
      return outcome.with("cases", cases);
    }
  }
}
