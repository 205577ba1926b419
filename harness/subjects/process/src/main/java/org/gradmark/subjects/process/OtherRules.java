package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;

/** Rules about initializers and estimators. */
final class OtherRules {

  private static final long SEED = 7;
  private static final int REFUSALS = 100;

  private OtherRules() {}

  /**
   * Two kernels of every form that is filled, and one more of nine numbers or some other odd count:
   * of a pair that a generator makes at once the second may be left over. Square, because some want
   * that.
   */
  static List<Kernel> kernels(Declaration subject) {
    Stream<Kernel> twice = filled(subject, 4).flatMap(kernel -> Stream.of(kernel, kernel));
    return Stream.concat(twice, filled(subject, 3).limit(1)).collect(Collectors.toList());
  }

  private static Stream<Kernel> filled(Declaration subject, int side) {
    return Stream.of(
            Kernel.dense(side, side),
            Kernel.convolution(side, side, 3),
            Kernel.convolution(side, side, 3, 3),
            Kernel.transposed(side, side, 3, 3),
            Kernel.depthwise(side, 1, 3, 3),
            Kernel.grouped(side == 4 ? 2 : 3, side, side, 3, 3),
            Kernel.embedding(side, side),
            Kernel.recurrent(side, side, side))
        .flatMap(kernel -> Stream.of(kernel, kernel.in(Layout.OUT_IN)))
        .filter(
            kernel ->
                subject.forms().stream().anyMatch(form -> form.fits(kernel))
                    || subject.forms().isEmpty() && kernel.kind() == Kernel.Kind.DENSE);
  }

  static ObjectNode fill(Declaration subject, List<Kernel> kernels) {
    ObjectNode request = Lines.object().put("op", "initialize").put("subject", subject.id());
    request.put("dtype", subject.dtypes().get(0).dtype());
    Blueprints.write(Blueprint.of(kernels, Map.of(), SEED), request);
    return request;
  }

  static ObjectNode estimate(Declaration subject) {
    ObjectNode request = Lines.object().put("op", "estimate").put("subject", subject.id());
    request.put("dtype", subject.dtypes().get(0).dtype());
    request.putObject("hyperparameters");
    request.putObject("inputs");
    request.putObject("draws");
    request.putArray("functions").add("f");
    return request;
  }

  static void fills(Interview interview) {
    interview.each(
        Protocol.INITIALIZER,
        subject -> {
          List<Kernel> kernels = kernels(subject);
          if (kernels.isEmpty()) {
            throw new UnsupportedOperationException("it fills none of the kernels of this check");
          }
          List<Values> once = filled(interview, subject, kernels);
          for (int k = 0; k < kernels.size(); k++) {
            if (k >= once.size() || !once.get(k).shape().equals(kernels.get(k).shape())) {
              throw new BreachException(
                  "kernel "
                      + k
                      + ", a "
                      + kernels.get(k)
                      + ", was not filled, or in another shape");
            }
          }
          if (!filled(interview, subject, kernels).equals(once)) {
            throw new BreachException("the same seed gave other numbers the second time");
          }
        });
  }

  static void fillsAgain(Interview interview) {
    Map<String, List<Values>> once = new HashMap<>();
    interview.each(
        Protocol.INITIALIZER,
        subject -> once.put(subject.id(), filled(interview, subject, kernels(subject))));
    interview.startAgain();
    interview.each(
        Protocol.INITIALIZER,
        subject -> {
          if (!filled(interview, subject, kernels(subject)).equals(once.get(subject.id()))) {
            throw new BreachException("started again, it gave other numbers for the same seed");
          }
        });
  }

  private static List<Values> filled(
      Interview interview, Declaration subject, List<Kernel> kernels) {
    ObjectNode answer = interview.demand(fill(subject, kernels));
    return ShapedArrays.readAll(answer, "parameters", subject.dtypes().get(0));
  }

  static void survivesEstimates(Interview interview) {
    ObjectNode refusal = Lines.object().put("unsupported", "this question is refused as a test");
    interview.each(
        Protocol.ESTIMATOR,
        subject -> {
          ObjectNode request = estimate(subject);
          try {
            ObjectNode answer = interview.ask(request);
            for (int i = 0; i < REFUSALS && answer.has("ask"); i++) {
              answer = interview.ask(refusal);
            }
            interview.ask(request);
          } catch (BrokenChildException e) {
            throw new BreachException(
                "asked for an estimate without inputs, the process " + e.getMessage());
          }
        });
  }
}
