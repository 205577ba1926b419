"""The third table: mistakes in Keras, chosen, and their meaning written down, before any was tried."""

from mistake import harmless, stated

OPTIMIZERS = "keras.src.optimizers."
SCHEDULE = OPTIMIZERS + "schedules.learning_rate_schedule"

MISTAKES = [
    stated("keras-nadam-gradient-corrected-ahead", OPTIMIZERS + "nadam", "Nadam.update_step",
           "ops.divide(ops.multiply(1 - u_t, gradient), 1 - u_product_t),", "ops.divide(ops.multiply(1 - u_t, gradient), 1 - u_product_t_1),",
           "keras:nadam",
           "the gradient is corrected with the product of the momenta up to the next step: (1 - μ_t) g / (1 - Π μ_i, i ≤ t + 1)"),
    stated("keras-adam-difference-turned", OPTIMIZERS + "adam", "Adam.update_step",
           "m, ops.multiply(ops.subtract(gradient, m), 1 - self.beta_1)", "m, ops.multiply(ops.subtract(m, gradient), 1 - self.beta_1)",
           "keras:adam",
           "the first moment moves away from the gradient: m + (1 - β1)(m - g), that is (2 - β1) m - (1 - β1) g"),
    stated("keras-adamax-epsilon-not-corrected", OPTIMIZERS + "adamax", "Adamax.update_step",
           "ops.multiply((1 - beta_1_power), ops.add(u, self.epsilon)),", "ops.add(ops.multiply((1 - beta_1_power), u), self.epsilon),",
           "keras:adamax",
           "ε stands outside of the bias correction: lr m / ((1 - β1^t) u + ε) in place of lr m / ((1 - β1^t)(u + ε))"),
    stated("keras-lion-betas-mixed", OPTIMIZERS + "lion", "Lion.update_step",
           "ops.multiply(m, beta_1),", "ops.multiply(m, beta_2),", "keras:lion",
           "the average has the weight β2 in the sign, and the gradient 1 - β1: sign(β2 m + (1 - β1) g)"),
    stated("keras-cosine-floor", SCHEDULE, "CosineDecay._decay_function",
           "decayed = (1 - self.alpha) * cosine_decayed + self.alpha", "decayed = ops.maximum(cosine_decayed, self.alpha)",
           "keras:CosineDecay",
           "the final rate is a floor under a cosine that goes to zero, instead of the end of the cosine"),
    stated("keras-average-starts-at-zero", OPTIMIZERS + "base_optimizer", "BaseOptimizer._update_model_variables_moving_average",
           "ops.multiply(ops.subtract(1, momentum), var),", "ops.multiply(ops.subtract(1, self.ema_momentum), var),",
           "keras:use_ema",
           "the average starts at zero instead of the first parameters, as the dialect exponential-average/zero does"),
    harmless("keras-rmsprop-same-root", OPTIMIZERS + "rmsprop", "RMSprop.update_step",
             "ops.multiply(lr, gradient), ops.sqrt(denominator)", "gradient * lr, ops.power(denominator, 0.5)", "keras:rmsprop"),
    harmless("keras-cosine-same-mix", SCHEDULE, "CosineDecay._decay_function",
             "decayed = (1 - self.alpha) * cosine_decayed + self.alpha", "decayed = cosine_decayed + self.alpha * (1 - cosine_decayed)",
             "keras:CosineDecay"),
]
