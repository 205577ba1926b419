package org.gradmark.subjects.process;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Initializers and estimators that break a rule of the protocol. */
public final class FlawedOthers {

  private static final Random RANDOM = new Random(1);

  private FlawedOthers() {}

  static List<String> command(String manner) {
    return TestChild.command(FlawedOthers.class, manner);
  }

  /** Serves one of them. */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    System.setOut(System.err);
    new SubjectHost(
            "flawed",
            "1.0",
            List.of(
                arguments[0].startsWith("fills")
                    ? new Filler(arguments[0].equals("fills at random"))
                    : new Mortal()))
        .serve(System.in, answers);
  }

  private record Filler(boolean random) implements InitializerSubject {
    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      return blueprint.kernels().stream()
          .map(kernel -> random ? kernel.shape() : Shape.of(kernel.shape().size()))
          .map(shape -> new Values(shape, new double[shape.size()]))
          .map(values -> values.map(zero -> random ? RANDOM.nextDouble() : zero))
          .toList();
    }

    @Override
    public String id() {
      return "flawed:uniform";
    }

    @Override
    public String system() {
      return "uniform";
    }

    @Override
    public String dialect() {
      return "paper";
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of();
    }

    @Override
    public List<String> backends() {
      return List.of("float64");
    }

    @Override
    public Precision precision(String backend) {
      return Precision.ofDtype(backend);
    }
  }

  private record Mortal() implements EstimatorSubject {
    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      if (inquiry.inputs().isEmpty()) {
        Runtime.getRuntime().halt(9);
      }
      return new Values(Shape.SCALAR, 1);
    }

    @Override
    public String id() {
      return "flawed:mean";
    }

    @Override
    public String system() {
      return "mini-batch";
    }

    @Override
    public String dialect() {
      return "paper";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of();
    }

    @Override
    public List<String> backends() {
      return List.of("float64");
    }

    @Override
    public Precision precision(String backend) {
      return Precision.ofDtype(backend);
    }
  }
}
