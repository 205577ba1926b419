"""Clipping, and the private gradient, by Optax."""

import jax
import numpy as np
import optax

from .cases import case, recipe, replaced
from .torch_clipping import flat, named, questions

PARAMETERS = [[[3.0, 0.0, -4.0], [0.0, 0.0, 0.0]], [[1.0, 2.0, -2.0]], [[-0.125]]]
PRIVATE = [
    ("norms above, below and at zero", [[3.0, -4.0], [0.25, 0.5], [0.0, 0.0]], 2.0, 0.75, [[1.25, -0.5]]),
    ("no noise", [[3.0, -4.0], [0.25, 0.5], [1.5, 2.0]], 1.0, 0.0, [[1.25, -0.5]]),
]
TINY = ("as small as the guard", [[3e-6, -4e-6], [5e-7, 2.5e-7]], 2e-6, 0.5, [[-1.0, 0.75]])


def clipped(transform, gradients):
    return flat(transform.update(gradients, transform.init(gradients))[0])


@recipe("norm-clipping", "paper", "optax", "optax.clip_by_global_norm(max_norm)")
def norm_clipping():
    for name, gradients, limit in questions():
        yield case(name, clipped(optax.clip_by_global_norm(limit), gradients), named(gradients), clip_norm=limit)


@recipe("value-clipping", "paper", "optax", "optax.clip(max_delta)")
def value_clipping():
    for name, gradients, limit in questions():
        yield case(name, clipped(optax.clip(limit), gradients), named(gradients), clip_value=limit)


@recipe("rms-clipping", "paper", "optax", "optax.clip_by_block_rms(threshold)")
def rms_clipping():
    for name, gradients, limit in questions():
        yield case(name, clipped(optax.clip_by_block_rms(limit), gradients), named(gradients), clip_rms=limit)


@recipe("adaptive-clipping", "paper", "optax", "optax.adaptive_grad_clip(clipping, eps), matrices transposed: units are columns there")
def adaptive_clipping():
    for name, gradients, _ in questions():
        for ratio, epsilon in ((0.25, 0.001), (0.01, 0.5)):
            transform = optax.adaptive_grad_clip(ratio, epsilon)
            turned, _ = transform.update([g.T for g in gradients], transform.init(None), [np.array(p).T for p in PARAMETERS])
            inputs = named(gradients) | named([np.array(p) for p in PARAMETERS], "parameter")
            yield case(f"{name}, ratio {ratio}", flat([g.T for g in turned]), inputs, clip_ratio=ratio, epsilon=epsilon)


def clipped(transform, gradients):
    return flat(transform.update(gradients, transform.init(None))[0])


@recipe("dp-sgd-gradient", "paper", "optax", "optax.contrib.differentially_private_aggregate(l2_norm_clip, noise_multiplier, key); jax.random.normal handed in")
def private():
    for name, rows, limit, multiplier, noise in [*PRIVATE, TINY]:
        transform = optax.contrib.differentially_private_aggregate(limit, multiplier, jax.random.key(0))
        with replaced(jax.random, "normal", lambda key, shape, dtype: np.array(noise[0], dtype)):
            value, _ = transform.update(np.array(rows), transform.init(None))
        yield case(name, value, {"gradients": rows}, {"noise": noise}, clip_norm=limit, noise_multiplier=multiplier)
