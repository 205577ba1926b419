package org.gradmark.subjects.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.library.Curves;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryEstimator;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.SigmoidSchedule;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * DL4J's learning-rate schedules by iteration, which its updaters count from 0. In quotes stands
 * its Javadoc.
 */
final class Schedules {

  private static final ScheduleType TYPE = ScheduleType.ITERATION;

  private Schedules() {}

  static List<LibraryEstimator> all() {
    return List.of(
        schedule(
            Facts.of("dl4j:fixed-schedule", "constant-rate", "paper"),
            h -> new FixedSchedule(h.get("learning_rate"))),
        // "value(i) = initialValue * decayRate^(floor(iter/step))"
        schedule(
            with("dl4j:step-schedule", "step-decay", "paper", "decay_rate", "decay_steps"),
            h ->
                new StepSchedule(
                    TYPE, h.get("learning_rate"), h.get("decay_rate"), h.get("decay_steps"))),
        // "value(i) = initialValue * gamma^i"
        schedule(
            with("dl4j:exponential-schedule", "exponential-decay", "paper", "decay_rate")
                .fixed(Map.of("decay_steps", 1.0)),
            h -> new ExponentialSchedule(TYPE, h.get("learning_rate"), h.get("decay_rate"))),
        // "value(i) = initialValue * (1 + gamma * iter)^(-power)"
        schedule(
            with("dl4j:inverse-schedule", "inverse-time-decay", "caffe", "decay_rate", "power"),
            h ->
                new InverseSchedule(
                    TYPE, h.get("learning_rate"), h.get("decay_rate"), h.get("power"))),
        // "value(i) = initialValue * (1 + i/maxIter)^(-power)", and its first line: "Polynomial
        // decay schedule"
        schedule(
            with("dl4j:poly-schedule", "polynomial-decay", "paper", "power", "total_steps")
                .fixed(Map.of("final_rate", 0.0)),
            h ->
                new PolySchedule(
                    TYPE, h.get("learning_rate"), h.get("power"), h.get("total_steps").intValue())),
        // "value(i) = initialValue * 1.0 / (1 + exp(-gamma * (iter - stepSize)))"
        schedule(
            with("dl4j:sigmoid-schedule", "sigmoid-decay", "paper", "decay_rate", "midpoint"),
            h ->
                new SigmoidSchedule(
                    TYPE,
                    h.get("learning_rate"),
                    h.get("decay_rate"),
                    h.get("midpoint").intValue())),
        // "the learning rate oscillates between an initial and a maximum"; without annealing
        schedule(
            with("dl4j:cycle-schedule", "triangular-cycle", "paper", "peak_rate", "half_cycle"),
            h ->
                new CycleSchedule(
                    TYPE,
                    h.get("learning_rate"),
                    h.get("peak_rate"),
                    2 * h.get("half_cycle").intValue(),
                    0,
                    1)),
        // "ramps up linearly over N iterations"
        schedule(
            with("dl4j:ramp-schedule", "linear-warmup", "paper", "warmup_steps"),
            h ->
                new RampSchedule(
                    new FixedSchedule(h.get("learning_rate")), h.get("warmup_steps").intValue())),
        map());
  }

  /** "the schedule is specified by a map": every rate from its position on. */
  private static LibraryEstimator map() {
    return Curves.schedule(
        with("dl4j:map-schedule", "multi-step-decay", "paper", "decay_rate").dtypes("float64"),
        (h, inquiry) -> curve(new MapSchedule(TYPE, rates(h, inquiry))));
  }

  private static Map<Integer, Double> rates(Map<String, Double> h, Inquiry inquiry) {
    Map<Integer, Double> rates = new HashMap<>();
    double rate = h.get("learning_rate");
    rates.put(0, rate);
    Values milestones = inquiry.inputs().get("milestones");
    for (int i = 0; i < milestones.size(); i++) {
      rate *= h.get("decay_rate");
      rates.put((int) milestones.get(i), rate);
    }
    return rates;
  }

  /** DL4J has no defaults for its schedules: these are ones at which each does something. */
  private static Facts with(String id, String system, String dialect, String... names) {
    Map<String, Double> defaults = new HashMap<>();
    defaults.put("learning_rate", 0.1);
    for (String name : names) {
      defaults.put(name, name.endsWith("steps") || name.equals("half_cycle") ? 8.0 : 0.5);
    }
    return Facts.of(id, system, dialect).defaults(defaults);
  }

  private static LibraryEstimator schedule(
      Facts facts, Function<Map<String, Double>, ISchedule> make) {
    Facts known = facts.defaults().isEmpty() ? facts.defaults(Map.of("learning_rate", 0.1)) : facts;
    return Curves.schedule(known.dtypes("float64"), (h, inquiry) -> curve(make.apply(h)));
  }

  private static java.util.function.IntToDoubleFunction curve(ISchedule schedule) {
    return iteration -> schedule.valueAt(iteration, 0);
  }
}
