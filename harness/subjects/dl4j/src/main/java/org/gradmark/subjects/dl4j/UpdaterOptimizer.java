package org.gradmark.subjects.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * One optimization with one of DL4J's updaters, driven as DL4J's training loop drives it (class
 * UpdaterBlock): all parameters in one flat array, iterations from 0, regularization before or
 * after the updater, the update subtracted.
 */
final class UpdaterOptimizer implements Optimizer {

  private static final int EPOCH = 0;

  private final IUpdater config;
  private final RateSchedule schedule;
  private final List<Regularization> regularizations;
  private final Start start;
  private final DataType type;
  private final List<Values> initial = new ArrayList<>();
  private GradientUpdater<?> updater;
  private INDArray parameters;
  private INDArray state;
  private int iteration;

  /**
   * An optimization that has not begun.
   *
   * @param schedule the one inside {@code config}; null if the updater has no learning rate
   * @param regularizations in the order in which DL4J applies them
   */
  UpdaterOptimizer(
      IUpdater config,
      RateSchedule schedule,
      List<Regularization> regularizations,
      Start start,
      Precision precision) {
    this(config, schedule, regularizations, start, type(precision));
  }

  /** What DL4J calls a format. */
  static DataType type(Precision precision) {
    return precision == Precision.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
  }

  private UpdaterOptimizer(
      IUpdater config,
      RateSchedule schedule,
      List<Regularization> regularizations,
      Start start,
      DataType type) {
    this.config = config;
    this.schedule = schedule;
    this.regularizations = regularizations;
    this.start = start;
    this.type = type;
  }

  @Override
  public void add(Values values) {
    if (updater != null) {
      throw new UnsupportedOperationException(
          "DL4J sizes an updater's state once: no parameter can be added after the first step");
    }
    initial.add(values);
  }

  @Override
  public List<Values> step(double factor, Oracle oracle) {
    if (initial.isEmpty()) {
      return List.of();
    }
    if (updater == null) {
      begin(flat(initial));
    }
    setFactor(factor);
    take(flat(oracle.gradient(shaped(parameters))));
    return shaped(parameters);
  }

  /** A step along a flat gradient, which becomes the update. */
  void take(INDArray gradient) {
    regularize(ApplyStep.BEFORE_UPDATER, gradient);
    updater.applyUpdater(gradient, iteration, EPOCH);
    regularize(ApplyStep.POST_UPDATER, gradient);
    parameters.subi(gradient);
    iteration++;
  }

  /** Starts from parameters that are one flat array already; it is kept and changed. */
  void begin(INDArray flat) {
    parameters = flat;
    long size = config.stateSize(parameters.length());
    if (size > 0) {
      state = Nd4j.createUninitialized(type, new long[] {size}, Nd4j.order());
    }
    updater = start.instantiate(config, state, true);
  }

  private void setFactor(double factor) {
    if (schedule != null) {
      schedule.setFactor(factor);
    } else if (factor != 1) {
      throw new UnsupportedOperationException(
          config.getClass().getSimpleName() + " has no learning rate that could change");
    }
  }

  private void regularize(ApplyStep step, INDArray gradient) {
    double rate = config.hasLearningRate() ? config.getLearningRate(iteration, EPOCH) : 1;
    for (Regularization regularization : regularizations) {
      if (regularization.applyStep() == step) {
        regularization.apply(parameters, gradient, rate, iteration, EPOCH);
      }
    }
  }

  /** The way DL4J copies a network: its configuration, its parameters and the updater's state. */
  @Override
  public Optimizer copy() {
    List<Regularization> decays =
        regularizations.stream().map(Regularization::clone).collect(Collectors.toList());
    UpdaterOptimizer copy = new UpdaterOptimizer(config.clone(), schedule, decays, start, type);
    copy.initial.addAll(initial);
    if (updater != null) {
      copy.parameters = parameters.dup();
      copy.state = state == null ? null : state.dup();
      copy.updater = start.instantiate(copy.config, copy.state, false);
      copy.iteration = iteration;
    }
    return copy;
  }

  @Override
  public void close() {
    // The arrays are off the heap and outlive the session until a collection finds them.
    for (INDArray array : new INDArray[] {parameters, state}) {
      if (array != null && array.closeable()) {
        array.close();
      }
    }
  }

  private INDArray flat(List<Values> all) {
    double[] numbers = all.stream().flatMapToDouble(v -> Arrays.stream(v.toArray())).toArray();
    return Nd4j.createFromArray(numbers).castTo(type);
  }

  private List<Values> shaped(INDArray array) {
    double[] numbers = array.castTo(DataType.DOUBLE).toDoubleVector();
    List<Values> all = new ArrayList<>();
    int from = 0;
    for (Values values : initial) {
      int to = from + values.size();
      all.add(new Values(values.shape(), Arrays.copyOfRange(numbers, from, to)));
      from = to;
    }
    return all;
  }
}
