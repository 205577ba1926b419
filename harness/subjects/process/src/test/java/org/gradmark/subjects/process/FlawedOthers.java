package org.gradmark.subjects.process;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
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

  /** What is left over of the last pair. */
  private static final Deque<Double> SPARE = new ArrayDeque<>();

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
                !arguments[0].equals("dies of an estimate")
                    ? new Filler(arguments[0])
                    : new Mortal()))
        .serve(System.in, answers);
  }

  private record Filler(String manner) implements InitializerSubject {
    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      boolean flat = manner.equals("fills another shape");
      boolean salted = manner.equals("fills by its process");
      long salt = salted ? ProcessHandle.current().pid() : 0;
      Random seeded = new Random(blueprint.seed() + salt);
      Random random = manner.equals("fills at random") ? RANDOM : seeded;
      return blueprint.kernels().stream()
          .map(kernel -> flat ? Shape.of(kernel.shape().size()) : kernel.shape())
          .map(shape -> new Values(shape, new double[shape.size()]))
          .map(values -> values.map(zero -> inPairs(random)))
          .toList();
    }

    /** Two at once, the second of which is kept: whoever is seeded anew each time keeps it, too. */
    private double inPairs(Random random) {
      boolean second = manner.equals("keeps the second of a pair") && !SPARE.isEmpty();
      double next = second ? SPARE.remove() : random.nextDouble();
      if (!second && manner.equals("keeps the second of a pair")) {
        SPARE.add(random.nextDouble());
      }
      return next;
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
