package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Contract;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * Dirac's delta: a convolution that passes its channels through.
 *
 * <pre>
 *   w[o, i, x] = 1 if o = i and x is the centre of the window, else 0
 * </pre>
 *
 * <p>Within each group, as many channels as the smaller side has; every channel of a depthwise
 * kernel is a group of its own. The centre of an even window is the later of its two middles, as in
 * PyTorch.
 */
public final class Dirac {

  private static final String COMPLAINT = "the convolution does not pass its input through";

  private static final InitializerMistake CORNER =
      InitializerMistake.rule(
          "corner",
          "the one is at the window's first position",
          s -> delta(s, 0, true, Integer.MAX_VALUE));
  private static final InitializerMistake NO_GROUPS =
      InitializerMistake.rule(
          "first-group-only",
          "only the first group passes anything",
          s -> delta(s, Places.centre(s.kernel()), false, Integer.MAX_VALUE));
  private static final InitializerMistake FIRST_CHANNEL =
      InitializerMistake.rule(
          "first-channel-only",
          "only the first channel of each group passes",
          s -> delta(s, Places.centre(s.kernel()), true, 1));
  private static final InitializerMistake EVERYWHERE =
      InitializerMistake.rule("everywhere", "every weight is one", s -> s.filled(s.scalar(1)));

  private static final List<InitializerMistake> FORGOTTEN =
      List.of(
          forgotten("one-axis", "windows of one axis", k -> k.extents().size() == 1),
          forgotten("three-axes", "windows of three axes", k -> k.extents().size() == 3),
          forgotten("depthwise", "depthwise kernels", k -> k.kind() == Kind.DEPTHWISE),
          forgotten("transposed", "transposed kernels", k -> k.kind() == Kind.TRANSPOSED),
          forgotten("grouped", "grouped kernels", k -> k.kind() == Kind.GROUPED));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("dirac")
          .title("Dirac")
          .source(
              "Zagoruyko, Komodakis, DiracNets: Training Very Deep Neural Networks Without"
                  + " Skip-Connections, 2017, arXiv:1706.00388, section 3")
          .rows("S044.1")
          .paper("one at the centre", Dirac::delta)
          .claims(Contract::shape, Dirac::claims)
          .build();

  private Dirac() {}

  private static Tensor delta(Start s) {
    return delta(s, Places.centre(s.kernel()), true, Integer.MAX_VALUE);
  }

  private static Tensor delta(Start s, int position, boolean everyGroup, int most) {
    Kernel k = s.kernel();
    double[] weights = new double[k.shape().size()];
    int groups = Places.groups(k);
    int inputs = Places.inputsOfGroup(k);
    int outputs = k.out() / groups;
    for (int g = 0; g < (everyGroup ? groups : 1); g++) {
      for (int channel = 0; channel < Math.min(most, Math.min(inputs, outputs)); channel++) {
        weights[Places.index(k, g * outputs + channel, channel, position)] = 1;
      }
    }
    return s.backend().tensor(s.shape(), weights);
  }

  private static InitializerMistake forgotten(String id, String what, Predicate<Kernel> which) {
    return InitializerMistake.rearranged(
        id + "-forgotten",
        what + " are left zero",
        (kernel, w) -> which.test(kernel) ? new double[w.length] : w);
  }

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "DIRAC-01",
                "passes-through",
                "An output of the convolution is the input of the same number in its group, or"
                    + " zero.",
                "the sifting property of the delta")
            .kind(org.gradmark.core.claim.Kind.CLOSED_FORM)
            .rejecting(COMPLAINT + "; the one is not at the centre of the window, (", CORNER)
            .rejecting(COMPLAINT + "; " + NO_GROUPS.cause(), NO_GROUPS)
            .rejecting(COMPLAINT + "; " + FIRST_CHANNEL.cause(), FIRST_CHANNEL)
            .rejecting(COMPLAINT, EVERYWHERE)
            .rejecting(COMPLAINT, FORGOTTEN.toArray(InitializerMistake[]::new))
            .of(system, Dirac::check));
  }

  private static Outcome check(Probe probe) {
    List<Double> measured = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    for (Kernel window :
        List.of(
            Kernel.convolution(3, 5, 3, 5),
            Kernel.convolution(5, 3, 2, 4),
            Kernel.convolution(3, 4, 5),
            Kernel.convolution(4, 3, 3, 2, 3),
            Kernel.grouped(2, 4, 6, 5),
            Kernel.grouped(2, 6, 4, 3, 3),
            Kernel.grouped(2, 4, 8, 3, 5),
            Kernel.depthwise(3, 2, 5),
            Kernel.depthwise(4, 1, 3, 5),
            Kernel.transposed(4, 3, 5),
            Kernel.transposed(3, 5, 3, 5))) {
      for (Layout layout : Layout.values()) {
        Kernel kernel = window.in(layout);
        if (probe.subject().accepts(kernel)) {
          Values w = probe.fill(List.of(kernel), probe.seed(0)).get(0);
          for (int o = 0; o < kernel.out(); o++) {
            double seen = output(kernel, w, o);
            double due = due(kernel, o);
            measured.add(seen);
            expected.add(due);
            if (seen != due) {
              String clause = Misplaced.clause(kernel, w);
              String what =
                  (clause.isEmpty() ? "" : "; " + clause)
                      + (": output " + o + " of " + kernel + " is " + seen + ", due is " + due);
              return plotted(Outcome.fail(seen, due, COMPLAINT + what), measured, expected);
            }
          }
        }
      }
    }
    String what = measured.size() + " outputs are the inputs";
    return measured.isEmpty()
        ? Outcome.skipped("it fills no convolution")
        : plotted(Outcome.pass(0, 0, what), measured, expected);
  }

  private static Outcome plotted(Outcome outcome, List<Double> measured, List<Double> due) {
    return outcome
        .with("kernel", "outputs of convolutions with it")
        .with("measured", measured)
        .with("due", due);
  }

  /** The input of a channel at a place of the window: all of them different, none zero. */
  private static double input(int channel, int place) {
    return 1 + channel * 100 + place;
  }

  private static double due(Kernel k, int output) {
    int perGroup = k.out() / Places.groups(k);
    int inputs = Places.inputsOfGroup(k);
    int channel = output % perGroup;
    int middle = 0;
    for (int extent : k.extents()) {
      middle = middle * extent + extent / 2;
    }
    return channel < inputs ? input(output / perGroup * inputs + channel, middle) : 0;
  }

  /** One output of the convolution, from the shape of the weights alone. */
  private static double output(Kernel k, Values w, int output) {
    int inputs = Places.inputsOfGroup(k);
    int group = output / (k.out() / Places.groups(k));
    int places = k.extents().stream().reduce(1, Math::multiplyExact);
    double sum = 0;
    for (int c = 0; c < inputs; c++) {
      // In the layer's own kernel the outputs of a transposed one stand where inputs do elsewhere.
      boolean turned = k.kind() == Kind.TRANSPOSED;
      int near = turned ? output : c;
      int far = turned ? c : output;
      int nears = turned ? k.out() : inputs;
      int fars = turned ? k.in() : k.out();
      for (int place = 0; place < places; place++) {
        int index =
            k.layout() == Layout.IN_OUT
                ? (place * nears + near) * fars + far
                : (far * nears + near) * places + place;
        sum += w.get(index) * input(group * inputs + c, place);
      }
    }
    return sum;
  }
}
