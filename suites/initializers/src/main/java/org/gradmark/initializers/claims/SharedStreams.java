package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/** Ways to give parameters a stream each that are not independent. */
final class SharedStreams {

  private SharedStreams() {}

  /** Parameter i has the seed s + i: the next seed's parameter i - 1 has it, too. */
  static InitializerSubject seedPlusIndex(InitializerSubject right) {
    return each(
        right, "seed-plus-index", (plan, i) -> alone(plan.kernels().get(i), plan, plan.seed() + i));
  }

  /** Parameter i has the seed s + 31 i: seed s + 31 has the stream of parameter i - 1 there. */
  static InitializerSubject seedPlusMultiple(InitializerSubject right) {
    return each(right, "seed-plus-31-index", (plan, i) -> alone(plan, i, plan.seed() + 31L * i));
  }

  /** Parameter i has the seed 31 s + i, as a hash of the two: so has the next seed's i - 31. */
  static InitializerSubject hashedSeed(InitializerSubject right) {
    return each(
        right, "seed-times-31-plus-index", (plan, i) -> alone(plan, i, 31 * plan.seed() + i));
  }

  /** A stream is known by the shape: the first parameter of every shape begins the same one. */
  static InitializerSubject streamOfShape(InitializerSubject right) {
    return each(
        right,
        "stream-of-shape",
        (plan, i) -> {
          Kernel kernel = plan.kernels().get(i);
          int before = Collections.frequency(plan.kernels().subList(0, i), kernel);
          List<Kernel> same = Collections.nCopies(before + 1, kernel);
          return Blueprint.of(same, plan.hyperparameters(), plan.seed());
        });
  }

  /** There is one stream, and parameter i begins 100 i numbers into it. */
  static InitializerSubject overlapping(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "overlapping",
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>();
          for (int i = 0; i < plan.kernels().size(); i++) {
            Kernel kernel = plan.kernels().get(i);
            int size = kernel.shape().size();
            // Gates side by side are more numbers of the same fans, without a window.
            int gates = 1 + (100 * i + size - 1) / (kernel.in() * kernel.out());
            Kernel longer = Kernel.recurrent(gates, kernel.in(), kernel.out()).in(kernel.layout());
            Kernel asked = i == 0 ? kernel : longer;
            double[] numbers =
                subject.initialize(backend, alone(asked, plan, plan.seed())).get(0).toArray();
            filled.add(
                new Values(kernel.shape(), Arrays.copyOfRange(numbers, 100 * i, 100 * i + size)));
          }
          return filled;
        });
  }

  /** Every second parameter is the mirror image of the one before. */
  static InitializerSubject mirrored(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "mirrored",
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>(subject.initialize(backend, plan));
          for (int i = 1; i < filled.size(); i += 2) {
            boolean alike = plan.kernels().get(i).equals(plan.kernels().get(i - 1));
            filled.set(i, alike ? filled.get(i - 1).map(w -> -w) : filled.get(i));
          }
          return filled;
        });
  }

  /** Every second parameter is the one before, read backwards. */
  static InitializerSubject backwards(InitializerSubject right) {
    return new WrappedInitializer(
        right,
        "backwards",
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>(subject.initialize(backend, plan));
          for (int i = 1; i < filled.size(); i += 2) {
            if (plan.kernels().get(i).equals(plan.kernels().get(i - 1))) {
              double[] before = filled.get(i - 1).toArray();
              double[] reversed = new double[before.length];
              Arrays.setAll(reversed, j -> before[before.length - 1 - j]);
              filled.set(i, new Values(filled.get(i).shape(), reversed));
            }
          }
          return filled;
        });
  }

  /** The number of a parameter is a byte. */
  static InitializerSubject moduloByte(InitializerSubject right) {
    return each(
        right, "modulo-byte", (plan, i) -> alone(plan, i, plan.seed() * 1_000_003 + (i & 0xff)));
  }

  /** Kernels with a window begin the seed's stream anew. */
  static InitializerSubject windowsAlike(InitializerSubject right) {
    return each(
        right,
        "windows-alike",
        (plan, i) -> alone(plan, i, windowed(plan, i) ? plan.seed() : own(plan, i)));
  }

  /** Kernels with a window have the same numbers whatever the seed. */
  static InitializerSubject windowsUnseeded(InitializerSubject right) {
    return each(
        right,
        "windows-ignore-seed",
        (plan, i) -> alone(plan, i, windowed(plan, i) ? i : own(plan, i)));
  }

  private static boolean windowed(Blueprint plan, int parameter) {
    return !plan.kernels().get(parameter).extents().isEmpty();
  }

  /** A seed for a parameter, far from those of others. */
  private static long own(Blueprint plan, int parameter) {
    return plan.seed() * 1_000_003 + parameter + 1;
  }

  private static Blueprint alone(Blueprint plan, int parameter, long seed) {
    int next = Math.min(parameter + 1, plan.batches().size());
    return new Blueprint(
        plan.kernels().subList(parameter, parameter + 1),
        plan.hyperparameters(),
        seed,
        plan.batches().subList(Math.min(parameter, next), next));
  }

  private static Blueprint alone(Kernel kernel, Blueprint plan, long seed) {
    return Blueprint.of(List.of(kernel), plan.hyperparameters(), seed);
  }

  /** What is asked for a parameter; the last answer is used. */
  private interface Question {
    Blueprint of(Blueprint plan, int parameter);
  }

  private static InitializerSubject each(
      InitializerSubject right, String mistake, Question question) {
    return new WrappedInitializer(
        right,
        mistake,
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>();
          for (int i = 0; i < plan.kernels().size(); i++) {
            List<Values> answer = subject.initialize(backend, question.of(plan, i));
            filled.add(answer.get(answer.size() - 1));
          }
          return filled;
        });
  }
}
