package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradmark.core.claim.Carryover;
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

  private static final String ELSEWHERE = " when the program is started again";

  /** Kernels that another process is asked for: some libraries compile for each shape anew. */
  private static final int FEW = 4;

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
                "No two of 300 parameters, nor of seeds that differ in one of their last 32 bits,"
                    + " have the same weights, in whatever order and with whatever signs.",
                "draws of other parameters and seeds are independent")
            .kind(Kind.METAMORPHIC)
            .whateverScale()
            .in(dialects)
            .rejecting(STREAM, CommonMistakes::streamReused)
            .rejecting(STREAM, CommonMistakes::seedIgnored)
            .rejecting(STREAM, CommonMistakes::seedHalved)
            .rejecting(STREAM, SharedStreams::mirrored)
            .rejecting(STREAM, SharedStreams::backwards)
            .rejecting(STREAM, SharedStreams::moduloByte)
            .rejecting(STREAM, SharedStreams::seedPlusMultiple)
            .rejecting(STREAM, SharedStreams::hashedSeed)
            .rejecting(STREAM, SharedStreams::windowsUnseeded)
            .rejecting(STREAM, Generators::twentyBits)
            .of(system, Contract::distinct));
  }

  /** SEED-01 in dialects of a system that draw while others do not; in all if none is named. */
  public static Claim<InitializerSubject> repeatableOf(
      InitializerSystem system, String... dialects) {
    return Statement.claim(
            "SEED-01",
            "repeatable",
            "The same seed gives the same bits, for every kind of kernel, however often it is asked"
                + " and whichever process of a program is asked.",
            "the seed is all the chance there is")
        .kind(Kind.METAMORPHIC)
        .whateverScale()
        .in(dialects)
        .rejecting(SEED, CommonMistakes::sharedState)
        .rejecting(SEED, Unrepeatable::spareKept)
        .rejecting(SEED, Unrepeatable::largeKernels)
        .rejecting(SEED, Unrepeatable::windows)
        .rejecting(SEED + ELSEWHERE, Unrepeatable::salted)
        .rejecting(SEED + ELSEWHERE, Unrepeatable::firstKept)
        .of(system, Contract::repeatable);
  }

  private static Claim<InitializerSubject> shapeOf(InitializerSystem system) {
    return Statement.claim(
            "SHAPE-01",
            "shape",
            "Every kind of kernel is filled in the shape that was asked for.",
            "contract")
        .kind(Kind.METAMORPHIC)
        .whateverScale()
        .rejecting(SHAPE, CommonMistakes::transposedShape)
        .of(system, Contract::everyShape);
  }

  /**
   * Asked afresh, past the memory of answers, in every kind: twice in a row, and once more after
   * another request; and a few kernels in another process, where the program can be started again.
   * The numbers of a request are odd, so that one of a pair that a generator makes at once is left
   * over for the next.
   */
  private static Outcome repeatable(Probe probe) {
    InitializerSubject subject = probe.subject();
    List<Kernel> kernels = new ArrayList<>(Kernels.odd(subject));
    kernels.addAll(Kernels.everySmallKind(subject));
    List<Kernel> few = List.copyOf(kernels.subList(0, Math.min(FEW, kernels.size())));
    kernels.addAll(Kernels.everySmallKind(subject));
    Blueprint blueprint = probe.blueprint(kernels, probe.seed(0));
    String backend = probe.trial().backend();
    List<Values> first = subject.initialize(backend, blueprint);
    Outcome outcome = same(kernels, first, subject.initialize(backend, blueprint), "");
    subject.initialize(backend, probe.blueprint(kernels.subList(0, 1), probe.seed(1)));
    if (outcome.result().isGood()) {
      outcome = same(kernels, first, subject.initialize(backend, blueprint), "");
    }
    Optional<InitializerSubject> other = subject.inAnotherProcess();
    outcome = Carryover.in(outcome);
    if (outcome.result().isGood() && other.isPresent()) {
      Outcome again = elsewhere(probe, other.get(), few);
      outcome = again.result().isGood() ? outcome : again;
    }
    return outcome.with("processes", other.isPresent() ? 2 : 1);
  }

  /**
   * Two seeds, and in the other process the second one first: what is filled once and kept is not
   * the same there. This process is asked before the other begins: what a program draws first, it
   * has drawn by now.
   */
  private static Outcome elsewhere(Probe probe, InitializerSubject other, List<Kernel> few) {
    String backend = probe.trial().backend();
    Blueprint one = probe.blueprint(few, probe.seed(0));
    Blueprint next = probe.blueprint(few, probe.seed(1));
    List<Values> here = probe.subject().initialize(backend, one);
    List<Values> hereNext = probe.subject().initialize(backend, next);
    List<Values> thereNext = other.initialize(backend, next);
    Outcome again = same(few, here, other.initialize(backend, one), ELSEWHERE);
    again = again.result().isGood() ? same(few, hereNext, thereNext, ELSEWHERE) : again;
    return here.equals(hereNext) ? Carryover.in(again) : again;
  }

  private static Outcome same(
      List<Kernel> kernels, List<Values> first, List<Values> again, String when) {
    int size = 0;
    int different = 0;
    Kernel at = kernels.get(0);
    for (int p = 0; p < kernels.size(); p++) {
      for (int i = 0; i < first.get(p).size(); i++) {
        boolean same = Double.compare(first.get(p).get(i), again.get(p).get(i)) == 0;
        size++;
        different += same ? 0 : 1;
        at = different == 1 && !same ? kernels.get(p) : at;
      }
    }
    String where = different + " of " + size + " weights, the first of them on " + at;
    return different == 0
        ? Outcome.pass(0, 0, "the same " + size + " weights three times, another call between")
        : Outcome.fail(different, 0, SEED + when + ": " + where);
  }

  /** No two parameters are the same, of one seed or of seeds that are near. */
  private static Outcome distinct(Probe probe) {
    String copies = Copies.ofParameters(probe);
    copies = copies.isEmpty() ? Copies.ofSeeds(probe) : copies;
    return copies.isEmpty()
        ? Outcome.pass(0, 0, "no two parameters are the same")
        : Outcome.fail(1, 0, STREAM + ": " + copies).with("cause", STREAM);
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
