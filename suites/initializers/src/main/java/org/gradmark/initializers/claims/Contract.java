package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * SEED-01, SEED-02, SHAPE-01: the same seed gives the same bits, another seed or parameter others;
 * the shape is the one that was asked for.
 */
public final class Contract {

  private static final String SEED = "the same seed gives other weights";

  /** The cause of everything that is broken because parameters or seeds are not independent. */
  public static final String STREAM = "a stream of random numbers is used twice";

  private static final String SHAPE = "the shape is not the one that was asked for";

  private Contract() {}

  /** Both claims, for a system that draws. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(repeatableOf(system), shapeOf(system));
  }

  /** The shape only, for a system without chance. */
  public static List<Claim<InitializerSubject>> shape(InitializerSystem system) {
    return List.of(shapeOf(system));
  }

  /**
   * SEED-02, for a system that draws but whose weights have no law of their own (for the others
   * IND-02 and IND-03 say more): in dialects of it, in all if none is named.
   */
  public static List<Claim<InitializerSubject>> streams(
      InitializerSystem system, String... dialects) {
    return List.of(
        Statement.claim(
                "SEED-02",
                "streams",
                "Two parameters of equal shape, and two seeds in a row, give other weights, not the"
                    + " same with other signs.",
                "draws of other parameters and seeds are independent")
            .kind(Kind.METAMORPHIC)
            .in(dialects)
            .rejecting(STREAM, CommonMistakes::streamReused)
            .rejecting(STREAM, CommonMistakes::seedIgnored)
            .rejecting(STREAM, CommonMistakes::seedHalved)
            .rejecting(STREAM, SharedStreams::mirrored)
            .of(system, Contract::distinct));
  }

  /** SEED-01 in dialects of a system that draw while others do not; in all if none is named. */
  public static Claim<InitializerSubject> repeatableOf(
      InitializerSystem system, String... dialects) {
    return Statement.claim(
            "SEED-01",
            "repeatable",
            "The same seed gives the same bits.",
            "the seed is all the chance there is")
        .kind(Kind.METAMORPHIC)
        .in(dialects)
        .rejecting(SEED, CommonMistakes::sharedState)
        .of(system, Contract::repeatable);
  }

  private static Claim<InitializerSubject> shapeOf(InitializerSystem system) {
    return Statement.claim(
            "SHAPE-01",
            "shape",
            "Every kind of kernel is filled in the shape that was asked for.",
            "contract")
        .kind(Kind.METAMORPHIC)
        .rejecting(SHAPE, CommonMistakes::transposedShape)
        .of(system, Contract::everyShape);
  }

  /** Asked afresh, past the memory of answers. */
  private static Outcome repeatable(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(24, 16));
    Blueprint blueprint = probe.blueprint(List.of(kernel, kernel), probe.seed(0));
    InitializerSubject subject = probe.subject();
    List<Values> first = subject.initialize(probe.trial().backend(), blueprint);
    List<Values> other =
        subject.initialize(
            probe.trial().backend(), probe.blueprint(List.of(kernel), probe.seed(1)));
    List<Values> again = subject.initialize(probe.trial().backend(), blueprint);
    int different = 0;
    for (int p = 0; p < 2; p++) {
      for (int i = 0; i < kernel.shape().size(); i++) {
        different += first.get(p).get(i) == again.get(p).get(i) ? 0 : 1;
      }
    }
    int size = 2 * kernel.shape().size();
    return different == 0
        ? Outcome.pass(
            0, 0, "the same " + size + " weights, " + other.size() + " other call between")
        : Outcome.fail(different, 0, SEED + ": " + different + " of " + size + " weights");
  }

  /** Three parameters from an even seed, and three from the next: no two are the same. */
  private static Outcome distinct(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(24, 16));
    long even = probe.seed(0) & ~1L;
    List<Values> filled = new ArrayList<>(probe.fill(List.of(kernel, kernel, kernel), even));
    filled.addAll(probe.fill(List.of(kernel, kernel, kernel), even + 1));
    for (int a = 0; a < filled.size(); a++) {
      for (int b = a + 1; b < filled.size(); b++) {
        if (Arrays.equals(sizes(filled.get(a)), sizes(filled.get(b)))) {
          boolean same = filled.get(a).equals(filled.get(b));
          String found =
              STREAM
                  + (": " + drawn(a) + " and " + drawn(b) + " are the same")
                  + (same ? "" : " but for signs");
          return Outcome.fail(a, b, found).with("cause", STREAM);
        }
      }
    }
    return Outcome.pass(0, 0, "no two of " + filled.size() + " parameters are the same");
  }

  private static double[] sizes(Values values) {
    return Arrays.stream(values.toArray()).map(Math::abs).toArray();
  }

  private static String drawn(int index) {
    return "parameter " + index % 3 + " of the " + (index < 3 ? "first" : "second") + " seed";
  }

  private static Outcome everyShape(Probe probe) {
    List<Kernel> kernels = Kernels.everySmallKind(probe.subject());
    List<Values> filled = probe.raw(probe.blueprint(kernels, probe.seed(0)));
    for (int i = 0; i < kernels.size(); i++) {
      if (!filled.get(i).shape().equals(kernels.get(i).shape())) {
        return Outcome.fail(i, 0, SHAPE + ": " + kernels.get(i) + " got " + filled.get(i).shape());
      }
    }
    return Outcome.pass(0, 0, "the shape of " + kernels.size() + " kernels is right");
  }
}
