"""Steps of Optax's optimizers that `gradmark bench` can time; see timing.py."""

import jax
import jax.numpy as jnp
import optax


def timed(make, dtype, hyperparameters, values, gradients, threads):
    """As in a training loop that is made to be fast: compiled, and parameters and state given away to be overwritten."""
    with jax.enable_x64(dtype == "float64"):
        h = dict(hyperparameters)
        transformation = make(h.pop("learning_rate"), h, lambda count: 1.0)

        def step(parameters, state, gradients):
            updates, state = transformation.update(gradients, state, parameters)
            return optax.apply_updates(parameters, updates), state

        parameters = [jnp.asarray(x) for x in values]
        kept = {"now": (parameters, transformation.init(parameters)), "slopes": [jnp.asarray(g) for g in gradients]}
        compiled = jax.jit(step, donate_argnums=(0, 1)).lower(*kept["now"], kept["slopes"]).compile()

    def take():
        kept["now"] = compiled(*kept["now"], kept["slopes"])
        jax.block_until_ready(kept["now"][0])

    def turn(gradients):
        with jax.enable_x64(dtype == "float64"):
            kept["slopes"] = [jnp.asarray(g) for g in gradients]

    return take, lambda: kept["now"][0], turn
