package org.gradmark.core.rule;

/**
 * A number that a user of a system chooses.
 *
 * @param name the field's standard name, such as {@code learning_rate}
 * @param title one phrase that says what it does
 * @param low smallest meaningful value
 * @param high largest meaningful value
 * @param defaultValue the paper's default
 */
public record Hyperparameter(
    String name, String title, double low, double high, double defaultValue) {

  public static final Hyperparameter LEARNING_RATE =
      new Hyperparameter("learning_rate", "step size (base; times the schedule)", 0, 1e6, 0.001);
  public static final Hyperparameter MOMENTUM =
      new Hyperparameter("momentum", "share of the previous velocity that is kept", 0, 1, 0.9);
  public static final Hyperparameter DAMPENING =
      new Hyperparameter(
          "dampening", "share of the gradient that is left out of the velocity", 0, 1, 0);
  public static final Hyperparameter BETA1 =
      new Hyperparameter("beta1", "decay of the first moment's average", 0, 1, 0.9);
  public static final Hyperparameter BETA2 =
      new Hyperparameter("beta2", "decay of the second moment's average", 0, 1, 0.999);
  public static final Hyperparameter RHO =
      new Hyperparameter("rho", "decay of the squared gradient's average", 0, 1, 0.9);
  public static final Hyperparameter EPSILON =
      new Hyperparameter("epsilon", "keeps the denominator from zero", 0, 1, 1e-8);
  public static final Hyperparameter WEIGHT_DECAY =
      new Hyperparameter("weight_decay", "pull of the parameter towards zero", 0, 1, 0);
  public static final Hyperparameter INITIAL_ACCUMULATOR =
      new Hyperparameter(
          "initial_accumulator", "squared gradients before the first step", 0, 1e6, 0);
  public static final Hyperparameter MOMENTUM_DECAY =
      new Hyperparameter("momentum_decay", "speed of the momentum schedule (psi)", 0, 10, 0.004);
  public static final Hyperparameter SMOOTHNESS =
      new Hyperparameter("smoothness", "Lipschitz constant L of the gradient", 0, 1e9, 1);
  public static final Hyperparameter STRONG_CONVEXITY =
      new Hyperparameter("strong_convexity", "modulus mu of strong convexity", 0, 1e9, 0);
  public static final Hyperparameter HORIZON =
      new Hyperparameter("horizon", "number of steps that the method plans for", 1, 1e9, 100);
  public static final Hyperparameter MINIMUM =
      new Hyperparameter("minimum", "smallest value f* of the objective", -1e9, 1e9, 0);
  public static final Hyperparameter CLIP_NORM =
      new Hyperparameter("clip_norm", "largest norm of a gradient that is not clipped", 0, 1e9, 1);
  public static final Hyperparameter EXTRAPOLATION =
      new Hyperparameter(
          "extrapolation", "look-ahead step, as a multiple of the learning rate", 0, 1e3, 1);
  public static final Hyperparameter INITIAL_DISTANCE =
      new Hyperparameter(
          "initial_distance", "length of the first step, as a share of 1 + ||x_0||", 0, 1e9, 1e-6);
  public static final Hyperparameter NORM_POWER =
      new Hyperparameter(
          "norm_power", "power of its norm that the gradient is divided by", 0, 1, 1);
  public static final Hyperparameter ROBUSTNESS =
      new Hyperparameter(
          "robustness", "from 0, the fastest, to 1, the least troubled by noise", 0, 1, 0.5);
  public static final Hyperparameter INITIAL_CURVATURE =
      new Hyperparameter(
          "initial_curvature", "curvature A_0 of the first estimate of the objective", 0, 1e9, 1);
  public static final Hyperparameter EPOCH_LENGTH =
      new Hyperparameter("epoch_length", "steps between two snapshots (m)", 1, 1e9, 100);

  public Hyperparameter {
    if (!(low <= defaultValue && defaultValue <= high)) {
      throw new IllegalArgumentException(
          name + ": default " + defaultValue + " is outside [" + low + ", " + high + "]");
    }
  }

  /** The same hyperparameter with another paper's default. */
  public Hyperparameter withDefault(double value) {
    return new Hyperparameter(name, title, low, high, value);
  }

  /** The value, if it is in range; the error names hyperparameter, value and range. */
  public double check(double value) {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          name + " = " + value + " is outside [" + low + ", " + high + "]");
    }
    return value;
  }
}
