"""Keras' initializers, with a new one for every layer and the seed of keras.utils.set_random_seed, as in a model."""

import keras
import numpy as np
from keras import initializers as init

from jsonlines import forms, initializer
from keras_precision import precision

USUAL = forms("in_out", dense=[0], convolution=[1, 2, 3], embedding=[0])
EVERY = USUAL + forms("in_out", transposed=[1, 2, 3], grouped=[1, 2, 3], depthwise=[1, 2, 3], recurrent=[0])
# Keras' layers of these kinds use glorot_uniform unless they are told otherwise.
OTHER_LAYERS = {
    "Conv2DTranspose": ["transposed", 2], "Conv2D-groups": ["grouped", 2], "DepthwiseConv2D": ["depthwise", 2],
    "LSTM": ["recurrent", 0],
}


def filler(name, system, dialect, defaults, make, kernels=USUAL, fixed=None):
    def model(kernels, dtype, hyperparameters, seed):
        with precision(dtype):
            keras.utils.set_random_seed(seed % 2**32)
            return [np.asarray(make(hyperparameters)(tuple(kernel["shape"]), dtype=dtype)) for kernel in kernels]

    return initializer(f"keras:{name}", system, dialect, defaults, model, kernels, fixed)


SPREAD = {"mean": 0.0, "stddev": 0.05}
FILLERS = [  # name, system, dialect, defaults, how it is made, and what differs from `filler`'s own defaults
    ("zeros", "constant", "paper", {}, lambda h: init.Zeros(), {"kernels": EVERY, "fixed": {"value": 0.0}}),
    ("ones", "constant", "paper", {}, lambda h: init.Ones(), {"kernels": EVERY, "fixed": {"value": 1.0}}),
    ("constant", "constant", "paper", {"value": 0.0}, lambda h: init.Constant(h["value"]), {"kernels": EVERY}),
    ("identity", "identity", "paper", {"gain": 1.0}, lambda h: init.Identity(h["gain"]), {"kernels": forms("in_out", dense=[0])}),
    ("random_uniform", "uniform", "paper", {"low": -0.05, "high": 0.05},
     lambda h: init.RandomUniform(h["low"], h["high"]), {"kernels": EVERY}),
    ("random_normal", "normal", "paper", SPREAD, lambda h: init.RandomNormal(h["mean"], h["stddev"]), {"kernels": EVERY}),
    ("truncated_normal", "truncated-normal", "paper", SPREAD,
     lambda h: init.TruncatedNormal(h["mean"], h["stddev"]), {"kernels": EVERY}),
    ("glorot_uniform", "glorot-uniform", "paper", {}, lambda h: init.GlorotUniform(), {}),
    ("glorot_normal", "glorot-normal", "truncated", {}, lambda h: init.GlorotNormal(), {}),
    ("he_uniform", "he-uniform", "paper", {}, lambda h: init.HeUniform(), {}),
    ("he_normal", "he-normal", "truncated", {}, lambda h: init.HeNormal(), {}),
    ("lecun_uniform", "lecun-uniform", "paper", {}, lambda h: init.LecunUniform(), {}),
    ("lecun_normal", "lecun-normal", "truncated", {}, lambda h: init.LecunNormal(), {}),
    ("orthogonal", "orthogonal", "paper", {"gain": 1.0}, lambda h: init.Orthogonal(h["gain"]), {"kernels": EVERY}),
]
LAWS = {"truncated": "truncated_normal", "normal": "untruncated_normal", "uniform": "uniform"}


def scaling(mode, law):
    return lambda h: init.VarianceScaling(h["scale"], mode, law)


def subjects():
    for name, system, dialect, defaults, make, more in FILLERS:
        yield filler(name, system, dialect, defaults, make, **more)
    for layer, (kind, axes) in OTHER_LAYERS.items():
        kernels = forms("in_out", **{kind: [axes]})
        yield filler(f"glorot_uniform/{layer}", "glorot-uniform", "paper", {}, lambda h: init.GlorotUniform(), kernels)
    for mode in ("fan_in", "fan_out", "fan_avg"):
        for law, name in LAWS.items():
            dialect = f"{mode.replace('_', '-').replace('avg', 'average')}-{law}".replace("fan-in-truncated", "paper")
            yield filler(f"variance_scaling/{mode}/{law}", "variance-scaling", dialect, {"scale": 1.0}, scaling(mode, name))
