"""The functions that estimators ask about, for PyTorch and for JAX; rows in, one number each out."""

import numpy as np


class Library:
    """The few operations that the functions need, by PyTorch or by JAX."""

    def __init__(self, module, constant, softplus):
        self.module, self.constant, self.softplus = module, constant, softplus

    def log_sum_exp(self, x):
        return self.module.log(self.module.exp(x).sum(-1))


def of(x):
    """The library that a point belongs to."""
    if type(x).__module__.split(".")[0] == "torch":
        import torch

        return Library(torch, lambda a: torch.tensor(np.asarray(a), dtype=torch.float64), torch.nn.functional.softplus)
    if isinstance(x, np.ndarray):
        return Library(np, lambda a: np.asarray(a, "float64"), lambda z: np.logaddexp(z, 0))
    import jax

    return Library(jax.numpy, lambda a: jax.numpy.asarray(a, "float64"), jax.nn.softplus)


class Quadratic:
    """x H x'/2 + x b' + c."""

    kind = "quadratic"

    def __init__(self, hessian, slope, constant=0.0):
        self.slope = np.atleast_1d(np.asarray(slope, "float64"))
        self.hessian = np.asarray(hessian, "float64").reshape(len(self.slope), -1)
        self.constant = constant

    def arrays(self):
        return {"hessian": self.hessian, "slope": self.slope, "constant": self.constant}

    def __call__(self, x):
        lib = of(x)
        return ((x @ lib.constant(self.hessian)) * x).sum(-1) / 2 + (x * lib.constant(self.slope)).sum(-1) + self.constant


class Separable:
    """The sum of a power, or of exp, over the elements."""

    def __init__(self, kind):
        self.kind = kind

    def arrays(self):
        return {}

    def __call__(self, x):
        power = {"square": 2, "cube": 3, "fourth": 4}.get(self.kind)
        return (x**power if power else of(x).module.exp(x)).sum(-1)


class Network:
    """head(phi(x W1 + b1) W2 + b2), as a function of its input."""

    def __init__(self, hidden, hidden_bias, output, output_bias, label, activation="tanh", head="logit"):
        self.activation, self.head = activation, head
        self.weights = [np.asarray(w, "float64") for w in (hidden, hidden_bias, output, output_bias)]
        self.label = np.asarray(label, "float64")

    @property
    def kind(self):
        return f"network-{self.activation}-{self.head}"

    def arrays(self):
        return dict(zip(("hidden", "hidden_bias", "output", "output_bias"), self.weights)) | {"label": self.label}

    def outputs(self, x, weights):
        lib = of(x)
        phi = {"tanh": lib.module.tanh, "softplus": lib.softplus}[self.activation]
        return phi(x @ weights[0] + weights[1]) @ weights[2] + weights[3]

    def read(self, outputs, label):
        if self.head == "logit":
            return (outputs * label).sum(-1)
        return of(outputs).log_sum_exp(outputs) - (outputs * label).sum(-1)

    def __call__(self, x):
        lib = of(x)
        return self.read(self.outputs(x, [lib.constant(w) for w in self.weights]), lib.constant(self.label))


class Loss(Network):
    """The mean loss of a network on examples, as a function of its parameters W1, b1, W2, b2 in one row."""

    def __init__(self, network, inputs, labels):
        super().__init__(*network.weights, network.label, network.activation, network.head)
        self.inputs, self.labels = np.asarray(inputs, "float64"), np.asarray(labels, "float64")

    @property
    def kind(self):
        return f"loss-{self.activation}-{self.head}"

    def arrays(self):
        return super().arrays() | {"inputs": self.inputs, "labels": self.labels}

    def parameters(self):
        return np.concatenate([w.ravel() for w in self.weights])

    def __call__(self, row):
        lib, at, parts = of(row), 0, []
        for w in self.weights:
            parts.append(row[..., at : at + w.size].reshape(w.shape))
            at += w.size
        return self.read(self.outputs(lib.constant(self.inputs), parts), lib.constant(self.labels)).mean()


SQUARE, CUBE, FOURTH, EXP = map(Separable, ("square", "cube", "fourth", "exp"))
CURVED = Quadratic([[2, 0.5, -1], [0.5, 1, 0.75], [-1, 0.75, 3]], [1.5, -2, 0.25])
HIDDEN = [[0.5, -0.75, 0.25, 1], [-0.25, 0.5, 0.875, -0.5], [0.625, 0.25, -1, 0.375]]
OUTPUT = [[0.75, -0.5], [0.25, 1], [-0.625, 0.5], [0.375, -0.25]]


def network(activation="tanh", head="cross-entropy"):
    """Three inputs, four hidden units, two outputs; label 0."""
    return Network(HIDDEN, [0.125, -0.25, 0.5, 0], OUTPUT, [0.25, -0.125], [1, 0], activation, head)


def loss(activation="tanh"):
    """The loss of that network on three examples."""
    inputs = [[0.5, -1, 0.25], [-0.75, 0.5, 1], [1.25, 0.125, -0.5]]
    return Loss(network(activation), inputs, [[1, 0], [0, 1], [1, 0]])
