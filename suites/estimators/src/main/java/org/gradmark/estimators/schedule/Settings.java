package org.gradmark.estimators.schedule;

import org.gradmark.core.rule.Hyperparameter;

/** What users of schedules choose. */
final class Settings {

  static final Hyperparameter RATE =
      new Hyperparameter("learning_rate", "base rate; the peak where there is one", 0, 1e6, 0.1);
  static final Hyperparameter FINAL =
      new Hyperparameter("final_rate", "rate at the end, and least rate", 0, 1e6, 0);
  static final Hyperparameter TOTAL =
      new Hyperparameter("total_steps", "steps from the first rate to the last (T)", 1, 1e9, 1000);
  static final Hyperparameter DECAY =
      new Hyperparameter("decay_rate", "factor or speed of the decay (gamma)", -1e6, 1e6, 0.1);
  static final Hyperparameter DECAY_STEPS =
      new Hyperparameter("decay_steps", "steps in which the decay acts once (S)", 1, 1e9, 1);
  static final Hyperparameter POWER =
      new Hyperparameter("power", "exponent of the decay (p)", 0, 100, 1);
  static final Hyperparameter WARMUP =
      new Hyperparameter("warmup_steps", "steps of the warm-up (W)", 1, 1e9, 100);
  static final Hyperparameter START =
      new Hyperparameter("start_factor", "share of the base rate at the start (w0)", 0, 1, 0);
  static final Hyperparameter PEAK =
      new Hyperparameter("peak_rate", "largest rate of a cycle", 0, 1e6, 1);

  private Settings() {}
}
