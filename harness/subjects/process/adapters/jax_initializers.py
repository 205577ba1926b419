"""JAX's initializers, jax.nn.initializers: what Flax and others build their layers with."""

import jax
import jax.numpy as jnp
from jax.nn import initializers as init

from jsonlines import forms, initializer

# Where the numbers of inputs and outputs stand is what the initializers are told: `in_axis`, `out_axis`. Channels that do not
# meet are a `batch_axis`. Of groups that share an axis, and of gates, nothing can be said: they are left out, but where only the
# inputs count.
AXES = {
    ("dense", "in_out"): (-2, -1, ()), ("dense", "out_in"): (1, 0, ()), ("embedding", "in_out"): (-2, -1, ()),
    ("convolution", "in_out"): (-2, -1, ()), ("convolution", "out_in"): (1, 0, ()),
    ("transposed", "in_out"): (-1, -2, ()), ("transposed", "out_in"): (0, 1, ()),
    ("depthwise", "in_out"): ((), -1, (-2,)),
    ("grouped", "in_out"): (-2, -1, ()), ("grouped", "out_in"): (1, 0, ()),
    ("recurrent", "in_out"): (-2, -1, ()), ("recurrent", "out_in"): (1, 0, ()),
}
WINDOWS = {"convolution": [1, 2, 3], "transposed": [1, 2, 3], "depthwise": [1, 2, 3], "grouped": [1, 2, 3]}
EVERY = [form for kind, layout in AXES for form in forms(layout, **{kind: WINDOWS.get(kind, [0])})]
BOTH_FANS = [form for form in EVERY if form["kind"] not in ("grouped", "recurrent")]
FLAX = [form for form in BOTH_FANS if form["layout"] == "in_out" and form["kind"] not in ("transposed", "depthwise")]


def filler(name, system, dialect, defaults, make, kernels, fixed=None):
    """`make(hyperparameters, axes)` gives the initializer of a kernel; each gets a key of its own, as in a Flax module."""

    def model(kernels, dtype, hyperparameters, seed):
        with jax.enable_x64(dtype == "float64"):
            keys = jax.random.split(jax.random.key(seed), len(kernels))
            axes = [AXES[kernel["kind"], kernel["layout"]] for kernel in kernels]
            named = [dict(zip(("in_axis", "out_axis", "batch_axis"), each)) for each in axes]
            return [make(hyperparameters, where)(key, tuple(kernel["shape"]), jnp.dtype(dtype))
                    for kernel, where, key in zip(kernels, named, keys)]

    return initializer(f"jax:{name}", system, dialect, defaults, model, kernels, fixed)


def fan(function):
    return lambda h, axes: function(**axes)


def scaling(mode, law):
    return lambda h, axes: init.variance_scaling(h["scale"], mode, law, **axes)


def uniform(h, axes):
    """"Initializer that returns real uniformly-distributed random arrays" of [0, scale): its lower end is 0."""
    return init.uniform(h["high"])


def normal(h, axes):
    return init.normal(h["stddev"])


def truncated(h, axes):
    """`stddev`: "the standard deviation of the untruncated distribution"; it is cut at -2 and 2 of it."""
    return init.truncated_normal(h["stddev"])


def orthogonal(h, axes):
    """Of a kernel whose outputs are not last, `column_axis` says where they are."""
    return init.orthogonal(h["gain"], column_axis=axes["out_axis"])


LAWS = {"truncated": "truncated_normal", "normal": "normal", "uniform": "uniform"}
FILLERS = [  # name, system, dialect, defaults, how it is made, kernels, fixed
    ("zeros", "constant", "paper", {}, lambda h, axes: init.zeros, EVERY, {"value": 0.0}),
    ("ones", "constant", "paper", {}, lambda h, axes: init.ones, EVERY, {"value": 1.0}),
    ("constant", "constant", "paper", {"value": 0.0}, lambda h, axes: init.constant(h["value"]), EVERY, {}),
    ("uniform", "uniform", "paper", {"high": 0.01}, uniform, EVERY, {"low": 0.0}),
    ("normal", "normal", "paper", {"stddev": 0.01}, normal, EVERY, {"mean": 0.0}),
    ("truncated_normal", "truncated-normal", "paper", {"stddev": 0.01}, truncated, EVERY, {"mean": 0.0}),
    ("glorot_uniform", "glorot-uniform", "paper", {}, fan(init.glorot_uniform), BOTH_FANS, {}),
    ("glorot_normal", "glorot-normal", "truncated", {}, fan(init.glorot_normal), BOTH_FANS, {}),
    ("lecun_uniform", "lecun-uniform", "paper", {}, fan(init.lecun_uniform), EVERY, {}),
    ("lecun_normal", "lecun-normal", "truncated", {}, fan(init.lecun_normal), EVERY, {}),
    ("he_uniform", "he-uniform", "paper", {}, fan(init.he_uniform), EVERY, {}),
    ("he_normal", "he-normal", "truncated", {}, fan(init.he_normal), EVERY, {}),
    ("orthogonal", "orthogonal", "paper", {"gain": 1.0}, orthogonal, FLAX, {}),
]


def subjects():
    for row in FILLERS:
        yield filler(*row)
    for mode in ("fan_in", "fan_out", "fan_avg"):
        for law, name in LAWS.items():
            dialect = f"{mode.replace('_', '-').replace('avg', 'average')}-{law}".replace("fan-in-truncated", "paper")
            kernels = EVERY if mode == "fan_in" else BOTH_FANS
            make = scaling(mode, name)
            yield filler(f"variance_scaling/{mode}/{law}", "variance-scaling", dialect, {"scale": 1.0}, make, kernels)
