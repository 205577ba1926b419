"""Mistakes in JAX's initializers."""

from mistake import Mistake, harmless

INIT = "jax._src.nn.initializers"

MISTAKES = [
    Mistake("jax-fan-without-window", INIT, "_compute_fans", "fan_in = in_size * receptive_field_size", "fan_in = in_size",
            "jax:he_normal", "the window is left out of the fans", shared=True),
    Mistake("jax-fans-exchanged", INIT, "_compute_fans", "return fan_in, fan_out", "return fan_out, fan_in", "jax:lecun_uniform", "fan-in and fan-out are exchanged", shared=True),
    Mistake("jax-sum-of-fans", INIT, "variance_scaling", "denominator = (fan_in + fan_out) / 2", "denominator = fan_in + fan_out",
            "jax:glorot_uniform", "the factor 2 is missing", shared=True),
    Mistake("jax-deviation-as-bound", INIT, "variance_scaling", "jnp.sqrt(3 * variance)", "jnp.sqrt(variance)", "jax:he_uniform", "the standard deviation is taken for the bound", shared=True),
    Mistake("jax-truncation-not-corrected", INIT, "variance_scaling", "jnp.sqrt(variance) / jnp.array(.87962566103423978, dtype)",
            "jnp.sqrt(variance)", "jax:lecun_normal", "not corrected for", shared=True),
    Mistake("jax-he-no-gain", INIT, "he_normal", "variance_scaling(2.0,", "variance_scaling(1.0,", "jax:he_normal", "the factor 2 is missing"),
    Mistake("jax-lecun-fan-out", INIT, "lecun_normal", '1.0, "fan_in"', '1.0, "fan_out"', "jax:lecun_normal", "fan-in and fan-out are exchanged"),
    Mistake("jax-one-sided", INIT, "variance_scaling", "random.uniform(key, shape, dtype, -1,", "random.uniform(key, shape, dtype, 0,",
            "jax:glorot_uniform", "the mean is not the paper's", shared=True),
    Mistake("jax-orthogonal-no-gain", INIT, "orthogonal", "return jnp.array(scale, dtype) * Q", "return Q", "jax:orthogonal", "W'W - gain² I"),
    harmless("jax-same-bound", INIT, "variance_scaling", "jnp.sqrt(3 * variance)", "jnp.sqrt(3.0) * jnp.sqrt(variance)", "jax:he_uniform", shared=True),
    harmless("jax-same-fans", INIT, "_compute_fans", "fan_in = in_size * receptive_field_size", "fan_in = math.prod(shape) / out_size / batch_size",
             "jax:lecun_normal", shared=True),
]
