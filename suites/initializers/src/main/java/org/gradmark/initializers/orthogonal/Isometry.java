package org.gradmark.initializers.orthogonal;

import java.util.Collections;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.purpose.Layer;

/**
 * ISO-01: dynamical isometry. A net of {@value #DEPTH} square layers without activation multiplies
 * every length by gain to the power of the depth, forward and backward, whatever the signal. Layers
 * whose normal matrix may have been next to singular are left out, see {@link Gram#sound}.
 */
final class Isometry {

  private static final int DEPTH = 50;
  private static final int SIDE = 16;
  private static final String LENGTH = "the length of a signal is not kept";

  private Isometry() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ISO-01",
                "dynamical-isometry",
                "Through 50 layers, every length is multiplied by gain^50, forward and backward.",
                "Saxe et al. 2014, section 3; a product of orthogonal matrices is orthogonal")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(LENGTH, Orthogonal.NORMAL, InitializerMistake.hardCoded(Orthogonal.GAIN, 1))
            .of(system, Isometry::lengths));
  }

  private static Outcome lengths(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(SIDE, SIDE));
    double gain = probe.settings().get(Orthogonal.GAIN);
    List<Values> filled =
        Gram.sound(
            probe.fill(Collections.nCopies(DEPTH, kernel), probe.seed(41)), gain, probe.bits());
    int depth = filled.size();
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-41);
    double[] signal = new double[SIDE];
    double[] gradient = new double[SIDE];
    for (int i = 0; i < SIDE; i++) {
      signal[i] = draws.normal();
      gradient[i] = draws.normal();
    }
    double before = Layer.dot(signal, signal);
    double behind = Layer.dot(gradient, gradient);
    for (int l = 0; l < depth; l++) {
      signal = new Layer(kernel, filled.get(l)).forward(signal);
      gradient = new Layer(kernel, filled.get(depth - 1 - l)).backward(gradient);
    }
    double due = StrictMath.pow(gain, 2 * depth);
    double forward = Layer.dot(signal, signal) / before / due;
    double backward = Layer.dot(gradient, gradient) / behind / due;
    double furthest = Math.abs(forward - 1) >= Math.abs(backward - 1) ? forward : backward;
    double worst = Double.isNaN(forward + backward) ? Double.NaN : Math.abs(furthest - 1);
    // A layer changes a squared length by a share of what its W'W is off by at most.
    double allowed = Gram.allowed(filled, gain, probe.bits());
    double tolerance = Math.expm1(depth * Math.log1p(allowed));
    String found =
        worst < 0.01
            ? "squared lengths are off by a share of " + Findings.brief(worst)
            : "squared lengths are " + Findings.brief(furthest) + " times what is due";
    return worst <= tolerance
        ? Outcome.pass(worst, tolerance, found)
        : Outcome.fail(worst, tolerance, LENGTH + ": " + found);
  }
}
