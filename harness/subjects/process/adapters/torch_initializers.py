"""PyTorch's initializers: torch.nn.init, and what its layers do by themselves."""

import torch
from torch import nn
from torch.nn import init

from jsonlines import forms, initializer

PLAIN = forms("out_in", dense=[0], convolution=[1, 2, 3])
PARTED = forms("out_in", grouped=[1, 2, 3], depthwise=[1, 2, 3])
GATES = forms("out_in", recurrent=[0])
LAYERS = PLAIN + PARTED + GATES
TABLES = forms("out_in", transposed=[1, 2, 3]) + forms("in_out", embedding=[0])
DENSE = forms("out_in", dense=[0])
CONVOLUTIONS = [nn.Conv1d, nn.Conv2d, nn.Conv3d]


def filler(name, system, dialect, defaults, fill, kernels=LAYERS + TABLES, fixed=None):
    """`fill(w, kernel, hyperparameters)` writes into the weight, as torch.nn.init does."""

    def filled(kernel, dtype, hyperparameters):
        w = torch.empty(kernel["shape"], dtype=getattr(torch, dtype))
        fill(w, kernel, hyperparameters)
        return w.numpy()

    def model(kernels, dtype, hyperparameters, seed):
        torch.manual_seed(seed)
        return [filled(kernel, dtype, hyperparameters) for kernel in kernels]

    return initializer(f"torch:{name}", system, dialect, defaults, model, kernels, fixed)


def layer(kernel, dtype):
    """A layer as its user makes it, with the weight that it gave itself."""
    into, out, window, kind = kernel["in"], kernel["out"], kernel["window"], kernel["kind"]
    if kind == "dense":
        return nn.Linear(into, out, dtype=dtype)
    groups = {"grouped": kernel["parts"], "depthwise": into}.get(kind, 1)
    return CONVOLUTIONS[len(window) - 1](into, out, window, groups=groups, dtype=dtype)


def layers(kernels, dtype, hyperparameters, seed):
    torch.manual_seed(seed)
    return [layer(kernel, getattr(torch, dtype)).weight.detach().numpy() for kernel in kernels]


def truncated(w, k, h):
    """Where it is cut is said in numbers, not in deviations; -2 and 2 if nothing is said."""
    mean, std = h["mean"], h["stddev"]
    init.trunc_normal_(w, mean, std, mean - 2 * std, mean + 2 * std)


def sparse(w, k, h):
    """`sparsity`: "The fraction of elements in each column to be set to zero"; all but `connections` of a unit's inputs."""
    init.sparse_(w, sparsity=1 - h["connections"] / k["in"], std=h["stddev"])


def scaled(fill, **how):
    """"If you plan to use x @ w, where w.shape = [fan_in, fan_out], pass in a transposed weight matrix" (of xavier_*, kaiming_*)."""
    return lambda w, k, h: fill(w.transpose(0, 1) if k["kind"] in ("transposed", "embedding") else w, **how)


SPREAD = {"mean": 0.0, "stddev": 1.0}
FILLERS = [  # name, system, dialect, defaults, fill, and what differs from `filler`'s own defaults
    ("zeros_", "constant", "paper", {}, lambda w, k, h: init.zeros_(w), {"fixed": {"value": 0.0}}),
    ("ones_", "constant", "paper", {}, lambda w, k, h: init.ones_(w), {"fixed": {"value": 1.0}}),
    ("constant_", "constant", "paper", {"value": 0.0}, lambda w, k, h: init.constant_(w, h["value"]), {}),
    ("uniform_", "uniform", "paper", {"low": 0.0, "high": 1.0},
     lambda w, k, h: init.uniform_(w, h["low"], h["high"]), {}),
    ("normal_", "normal", "paper", SPREAD, lambda w, k, h: init.normal_(w, h["mean"], h["stddev"]), {}),
    ("trunc_normal_", "truncated-normal", "paper", SPREAD, truncated, {}),
    ("xavier_uniform_", "glorot-uniform", "paper", {}, scaled(init.xavier_uniform_), {"kernels": PLAIN + TABLES}),
    ("xavier_normal_", "glorot-normal", "paper", {}, scaled(init.xavier_normal_), {"kernels": PLAIN + TABLES}),
    # kaiming_*_ has a gain of sqrt(2 / (1 + a^2)) with a = 0, and takes fan_in, unless it is told otherwise.
    ("kaiming_uniform_", "he-uniform", "paper", {}, scaled(init.kaiming_uniform_), {}),
    ("kaiming_uniform_/fan_out", "he-uniform", "fan-out", {}, scaled(init.kaiming_uniform_, mode="fan_out"), {"kernels": PLAIN + TABLES}),
    ("kaiming_uniform_/linear", "lecun-uniform", "paper", {}, scaled(init.kaiming_uniform_, nonlinearity="linear"), {}),
    ("kaiming_normal_", "he-normal", "paper", {}, scaled(init.kaiming_normal_), {}),
    ("kaiming_normal_/fan_out", "he-normal", "fan-out", {}, scaled(init.kaiming_normal_, mode="fan_out"), {"kernels": PLAIN + TABLES}),
    # The fans of a weight whose channels come in groups, or which has several gates, as users of these functions get them.
    ("xavier_uniform_/groups", "glorot-uniform", "paper", {}, scaled(init.xavier_uniform_), {"kernels": PARTED}),
    ("xavier_uniform_/gates", "glorot-uniform", "paper", {}, scaled(init.xavier_uniform_), {"kernels": GATES}),
    ("kaiming_normal_/fan_out/groups", "he-normal", "fan-out", {},
     scaled(init.kaiming_normal_, mode="fan_out"), {"kernels": PARTED}),
    ("kaiming_normal_/linear", "lecun-normal", "paper", {}, scaled(init.kaiming_normal_, nonlinearity="linear"), {}),
    ("orthogonal_", "orthogonal", "paper", {"gain": 1.0}, lambda w, k, h: init.orthogonal_(w, h["gain"]), {}),
    ("eye_", "identity", "paper", {}, lambda w, k, h: init.eye_(w), {"kernels": DENSE, "fixed": {"gain": 1.0}}),
    ("dirac_", "dirac", "paper", {}, lambda w, k, h: init.dirac_(w, groups=k["parts"]),
     {"kernels": forms("out_in", convolution=[1, 2, 3], grouped=[1, 2, 3])}),
    ("sparse_", "sparse", "paper", {"connections": 15.0, "stddev": 0.01}, sparse, {"kernels": DENSE}),
]


def subjects():
    for name, system, dialect, defaults, fill, more in FILLERS:
        yield filler(name, system, dialect, defaults, fill, **more)
    # nn.Linear: "The values are initialized from U(-sqrt(k), sqrt(k)), where k = 1 / in_features"; nn.Conv2d:
    # "k = groups / (C_in * prod(kernel_size))". nn.ConvTranspose2d says "k = groups / (C_out * ...)" and is none of this system.
    yield initializer("torch:layers", "heuristic-uniform", "paper", {}, layers, PLAIN + PARTED)
