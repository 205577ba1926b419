"""Writes data/initializers: constants of laws by SciPy; fans and scales by PyTorch, Keras and JAX.

A fan is what the library says, also where it differs from the paper: grouped, transposed and depthwise kernels.
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import keras
import scipy
import torch
from scipy import stats

from files import DATA, write

LICENCES = {"scipy": "BSD-3-Clause", "torch": "BSD-3-Clause", "keras": "Apache-2.0", "jax": "Apache-2.0"}

# kind, in, out, window, parts: the kernels of the claims on fans
KERNELS = [
    ("dense", 30, 75, [], 1),
    ("dense", 100, 24, [], 1),
    ("convolution", 12, 30, [7], 1),
    ("convolution", 8, 20, [3, 5], 1),
    ("convolution", 2, 3, [4, 2, 5], 1),
    ("transposed", 24, 16, [3, 2], 1),
    ("grouped", 24, 40, [3, 3], 4),
    ("depthwise", 40, 160, [3, 5], 1),
]


def provenance(library, module, call):
    return {"library": library, "version": module.__version__.split("+")[0], "licence": LICENCES[library], "call": call}


def out_in(kind, i, o, window, parts):
    """The shape of the parameter in PyTorch."""
    first = {"transposed": [i, o], "grouped": [o, i // parts], "depthwise": [o, 1]}.get(kind, [o, i])
    return first + window


def in_out(kind, i, o, window, parts):
    """The shape of the parameter in Keras and Flax."""
    last = {"transposed": [o, i], "grouped": [i // parts, o], "depthwise": [i, o // i]}.get(kind, [i, o])
    return window + last


def torch_fans(shape):
    return torch.nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))


def keras_fans(shape):
    from keras.src.initializers.random_initializers import compute_fans

    return compute_fans(tuple(shape))


def jax_fans(shape):
    from jax._src.nn.initializers import _compute_fans

    return _compute_fans(tuple(shape))


def torch_bounds(shape):
    """The ends of the uniform laws, as the library hands them to its generator."""
    seen = []
    original = torch.nn.init._no_grad_uniform_
    torch.nn.init._no_grad_uniform_ = lambda tensor, a, b, generator=None: seen.append(float(b)) or tensor
    try:
        torch.nn.init.xavier_uniform_(torch.empty(shape))
    finally:
        torch.nn.init._no_grad_uniform_ = original
    return {"glorot_uniform": seen[0]}


def keras_bounds(shape):
    module = keras.src.initializers.random_initializers.random
    seen, original = [], module.uniform
    module.uniform = lambda shape, minval, maxval, **rest: seen.append(maxval)
    try:
        for initializer in (keras.initializers.GlorotUniform(1), keras.initializers.HeUniform(1), keras.initializers.LecunUniform(1)):
            initializer(tuple(shape))
    finally:
        module.uniform = original
    return dict(zip(("glorot_uniform", "he_uniform", "lecun_uniform"), map(float, seen)))


def fans(library, module, call, layout, shape_of, fans_of, bounds_of):
    rows = []
    for kernel in KERNELS:
        shape = shape_of(*kernel)
        fan_in, fan_out = map(int, fans_of(shape))
        kind, i, o, window, parts = kernel
        rows.append(
            {"kind": kind, "layout": layout, "in": i, "out": o, "window": window, "parts": parts, "shape": shape}
            | {"fan_in": fan_in, "fan_out": fan_out, "bounds": bounds_of(shape)}
        )
    name = f"fans-{library}"
    write(
        DATA / "initializers" / f"{name}.json",
        {"schema": "gradmark/initializer/1", "name": name, "provenance": provenance(library, module, call), "rows": rows},
    )


def law(name, parameters, frozen, points):
    mean, variance, excess = frozen.stats(moments="mvk")
    return {
        "law": name,
        "parameters": parameters,
        "mean": float(mean),
        "variance": float(variance),
        "kurtosis": float(excess) + 3,
        "cdf": [[x, float(frozen.cdf(x))] for x in points],
    }


def laws():
    rows = []
    for cut in (1, 2, 3):
        points = [-0.75 * cut, -0.125, 0, 0.5, 0.875 * cut]
        rows.append(law("truncated-normal", {"cut": cut}, stats.truncnorm(-cut, cut), points))
    for n in (2, 3, 5, 16, 64):
        # A coordinate x of a point on the sphere: (x + 1) / 2 follows Beta((n - 1) / 2, (n - 1) / 2).
        half = (n - 1) / 2
        rows.append(law("sphere", {"dimensions": n}, stats.beta(half, half, loc=-1, scale=2), [-0.75, -0.25, 0, 0.125, 0.5]))
    rows.append(law("uniform", {"low": -0.25, "high": 1}, stats.uniform(-0.25, 1.25), [-0.125, 0, 0.5]))
    rows.append(law("normal", {"mean": 0.5, "deviation": 0.25}, stats.norm(0.5, 0.25), [-0.5, 0.25, 0.75, 1.5]))
    write(
        DATA / "initializers" / "laws.json",
        {
            "schema": "gradmark/initializer/1",
            "name": "laws",
            "provenance": provenance("scipy", scipy, "scipy.stats: truncnorm(-cut, cut), beta((n-1)/2, (n-1)/2, -1, 2), uniform, norm"),
            "rows": rows,
        },
    )


def main():
    laws()
    fans("torch", torch, "torch.nn.init._calculate_fan_in_and_fan_out, xavier_uniform_", "out_in", out_in, torch_fans, torch_bounds)
    fans("keras", keras, "keras.src.initializers.random_initializers.compute_fans, GlorotUniform, HeUniform, LecunUniform", "in_out", in_out, keras_fans, keras_bounds)
    fans("jax", jax, "jax._src.nn.initializers._compute_fans", "in_out", in_out, jax_fans, lambda shape: {})


if __name__ == "__main__":
    main()
