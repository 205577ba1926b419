"""Mistakes in Keras' optimizers, initializers, schedules, averages and clipping."""

from mistake import Mistake, harmless

OPTIMIZERS = "keras.src.optimizers."
BASE, INIT, SCHEDULE = OPTIMIZERS + "base_optimizer", "keras.src.initializers.random_initializers", OPTIMIZERS + "schedules.learning_rate_schedule"
ADAM, LION, NADAM, RMSPROP, SGD = (OPTIMIZERS + name for name in ("adam", "lion", "nadam", "rmsprop", "sgd"))

MISTAKES = [
    Mistake("keras-adam-corrections-exchanged", ADAM, "Adam.update_step", "ops.sqrt(1 - beta_2_power) / (1 - beta_1_power)",
            "ops.sqrt(1 - beta_1_power) / (1 - beta_2_power)", "keras:adam", "the bias corrections of the two moments are exchanged"),
    Mistake("keras-adam-no-correction", ADAM, "Adam.update_step", "alpha = lr * ops.sqrt(1 - beta_2_power) / (1 - beta_1_power)", "alpha = lr",
            "keras:adam", "neither moment is bias-corrected"),
    Mistake("keras-adam-one-step-ahead", ADAM, "Adam.update_step", "self.iterations + 1", "self.iterations + 2", "keras:adam", "steps are counted from 2 instead of 1"),
    Mistake("keras-amsgrad-no-maximum", ADAM, "Adam.update_step", "ops.maximum(v_hat, v)", "v", "keras:adam/amsgrad", "the maximum is never written back"),
    Mistake("keras-adamw-decay-without-rate", BASE, "BaseOptimizer._apply_weight_decay", "variable * wd * lr", "variable * wd",
            "keras:adamw", "the weight decay does not follow the learning rate", shared=True),
    Mistake("keras-lion-average-first-beta", LION, "Lion.update_step", "ops.multiply(m, beta_2), ops.multiply(gradient, (1.0 - beta_2))",
            "ops.multiply(m, beta_1), ops.multiply(gradient, (1.0 - beta_1))", "keras:lion", "beta1 is used for both"),
    Mistake("keras-nadam-same-momentum", NADAM, "Nadam.update_step", "self.iterations + 2", "self.iterations + 1", "keras:nadam", "the momentum of this step is used for the next one, too"),
    Mistake("keras-nadam-no-second-correction", NADAM, "Nadam.update_step", "v_hat = ops.divide(v, (1 - beta_2_power))", "v_hat = v",
            "keras:nadam", "the second moment is not bias-corrected"),
    Mistake("keras-rmsprop-mean-not-squared", RMSPROP, "RMSprop.update_step", "velocity - ops.square(average_grad) + self.epsilon",
            "velocity - average_grad + self.epsilon", "keras:rmsprop/centered", "subtracted without being squared"),
    Mistake("keras-adagrad-epsilon-outside", OPTIMIZERS + "adagrad", "Adagrad.update_step", "ops.sqrt(ops.add(accumulator, self.epsilon)),",
            "ops.add(ops.sqrt(accumulator), self.epsilon),", "keras:adagrad", "follows adagrad/paper"),
    Mistake("keras-adagrad-starts-at-zero", OPTIMIZERS + "adagrad", "Adagrad.build", "initializers.Constant(self.initial_accumulator_value)",
            "initializers.Constant(0.0)", "keras:adagrad", "initial_accumulator"),
    Mistake("keras-adadelta-no-squares", OPTIMIZERS + "adadelta", "Adadelta.update_step", "ops.multiply(1 - rho, ops.square(delta_var))",
            "ops.multiply(1 - rho, ops.abs(delta_var))", "keras:adadelta", "one of their sizes"),
    Mistake("keras-adamax-no-correction", OPTIMIZERS + "adamax", "Adamax.update_step",
            "ops.multiply((1 - beta_1_power), ops.add(u, self.epsilon)),", "ops.add(u, self.epsilon),", "keras:adamax", "the first moment is not bias-corrected"),
    Mistake("keras-momentum-uphill", SGD, "SGD.update_step", "self.assign_add(variable, m)", "self.assign_sub(variable, m)",
            "keras:sgd/momentum", "it climbs"),
    Mistake("keras-average-weights-exchanged", BASE, "BaseOptimizer._update_model_variables_moving_average", "var.dtype), self.ema_momentum",
            "var.dtype), 1 - self.ema_momentum", "keras:use_ema", "d is the weight of the new parameters"),
    Mistake("keras-clip-above-only", BASE, "BaseOptimizer._clip_gradients", "ops.clip(g, -v, v)", "ops.minimum(g, v)", "keras:clipvalue", "only the positive side is clipped"),
    Mistake("keras-clip-global-as-each", BASE, "BaseOptimizer._clip_gradients", "return clip_by_global_norm(grads, self.global_clipnorm)",
            "return [clip_by_global_norm([g], self.global_clipnorm)[0] for g in grads]", "keras:global_clipnorm", "follows norm-clipping/per-tensor"),
    Mistake("keras-fan-without-window", INIT, "compute_fans", "fan_in = shape[-2] * receptive_field_size", "fan_in = shape[-2]",
            "keras:he_normal", "the window is left out of the fans", shared=True),
    Mistake("keras-truncation-not-corrected", INIT, "VarianceScaling.__call__", "stddev = math.sqrt(scale) / 0.87962566103423978",
            "stddev = math.sqrt(scale)", "keras:glorot_normal", "not corrected for"),
    Mistake("keras-deviation-as-bound", INIT, "VarianceScaling.__call__", "limit = math.sqrt(3.0 * scale)", "limit = math.sqrt(scale)",
            "keras:glorot_uniform", "the standard deviation is taken for the bound"),
    Mistake("keras-orthogonal-no-signs", INIT, "Orthogonal.__call__", "q *= ops.sign(d)", "pass", "keras:orthogonal", "the signs of the diagonal are not fair"),
    Mistake("keras-staircase-late", SCHEDULE, "InverseTimeDecay.__call__", "p = ops.floor(p)", "p = ops.ceil(p)", "keras:InverseTimeDecay/staircase", "t/S is rounded up"),
    harmless("keras-adam-same-average", ADAM, "Adam.update_step", "m, ops.multiply(ops.subtract(gradient, m), 1 - self.beta_1)",
             "m, gradient * (1 - self.beta_1) - m * (1 - self.beta_1)", "keras:adam"),
    harmless("keras-adamax-same-quotient", OPTIMIZERS + "adamax", "Adamax.update_step", "ops.multiply(lr, m),", "ops.multiply(m, lr),", "keras:adamax"),
    harmless("keras-lion-same-sum", LION, "Lion.update_step", "ops.multiply(gradient, (1.0 - beta_1)),", "(1.0 - beta_1) * gradient,", "keras:lion"),
    harmless("keras-rmsprop-same-mean", RMSPROP, "RMSprop.update_step", "denominator = ops.add(velocity, self.epsilon)",
             "denominator = self.epsilon + velocity", "keras:rmsprop"),
]
