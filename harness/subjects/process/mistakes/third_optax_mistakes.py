"""The third table: mistakes in Optax, chosen, and their meaning written down, before any was tried."""

from mistake import harmless, stated

SCALE = "optax._src.transform"

MISTAKES = [
    stated("optax-nadam-weights-exchanged", SCALE, "scale_by_adam",
           "lambda m, g: b1 * m + (1 - b1) * g,", "lambda m, g: (1 - b1) * m + b1 * g,", "optax:nadam",
           "the weights of the average and of the gradient are exchanged in the look-ahead: (1 - β1) m̂ + β1 ĝ in place of"
           " β1 m̂ + (1 - β1) ĝ"),
    stated("optax-lion-gradient-not-weighted", SCALE, "scale_by_lion",
           "x = (1.0 - b1) * g + b1 * m", "x = g + b1 * m", "optax:lion",
           "the gradient has the weight 1 instead of 1 - β1 in the sign: sign(β1 m + g)"),
    stated("optax-rmsprop-epsilon-after-root", SCALE, "scale_by_rms",
           "lambda n: jax.lax.rsqrt(n + eps)", "lambda n: jax.lax.rsqrt(n) + eps", "optax:rmsprop",
           "ε is added to the reciprocal of the root instead of under it: g (1/√v + ε) in place of g / √(v + ε)"),
    stated("optax-nesterov-exchanged", "optax.transforms._accumulation", "trace",
           "updates = jax.tree.map(f, updates, new_trace) if nesterov else new_trace",
           "updates = jax.tree.map(f, new_trace, updates) if nesterov else new_trace", "optax:sgd/nesterov",
           "gradient and velocity are exchanged in the look-ahead: v + μ g in place of g + μ v", shared=True),
    stated("optax-adadelta-average-before", SCALE, "scale_by_adadelta",
           "        e_g,", "        state.e_g,", "optax:adadelta",
           "the average of squared gradients from before this step is divided by"),
    stated("optax-adaptive-clip-turned", "optax.transforms._clipping", "unitwise_clip",
           "jnp.where(g_norm < max_norm, grad, clipped_grad)", "jnp.where(g_norm > max_norm, grad, clipped_grad)",
           "optax:adaptive_grad_clip",
           "short gradients are made as long as the bound, and long ones are left as they are: the condition is turned round"),
    harmless("optax-rmsprop-same-root", SCALE, "scale_by_rms",
             "lambda n: jax.lax.rsqrt(n + eps)", "lambda n: (eps + n) ** -0.5", "optax:rmsprop"),
    harmless("optax-exponential-same-power", "optax.schedules._schedule", "exponential_decay",
             "init_value * jnp.power(decay_rate, p)", "init_value * jnp.exp(p * jnp.log(decay_rate))", "optax:exponential_decay",
             shared=True),
]
