"""Distances of vectors, norms of matrices, dropout and normalised directions by PyTorch."""

import torch
import torch.nn.functional as F

from .cases import case, recipe
from .torch_sampling import leaf

HALF = 0.5
X = [[1.0, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 0, 0.28, 0.96], [HALF, HALF, HALF, HALF]]
Y = [[HALF, HALF, HALF, HALF], [0, 0, 0, 1.0], [0.8, 0, -0.6, 0], [0, 0, 1.0, 0]]


@recipe("alignment", "paper", "torch", "torch.nn.functional.pairwise_distance(x, y, eps=0).pow(alpha).mean()")
def alignment():
    for power in (2.0, 1.0, 4.0):
        value = F.pairwise_distance(torch.tensor(X), torch.tensor(Y), eps=0.0).pow(power).mean()
        yield case(f"power {power}", value, {"x": X, "y": Y}, power=power)


@recipe("alignment", "cosine", "torch", "(1 - torch.nn.functional.cosine_similarity(x, y)).mean()")
def cosine():
    for name, x, y in (("four pairs", X, Y), ("two pairs", X[:2], Y[1:3])):
        value = (1 - F.cosine_similarity(torch.tensor(x), torch.tensor(y))).mean()
        yield case(name, value, {"x": x, "y": y})


@recipe("uniformity", "paper", "torch", "torch.pdist(x).pow(2).mul(-t).exp().mean().log()")
def uniformity():
    for name, features in (("four", X), ("six", X + Y[1:3])):
        for t in (2.0, 0.5):
            yield case(f"{name} vectors, t = {t}", torch.pdist(torch.tensor(features)).pow(2).mul(-t).exp().mean().log(), {}, {"features": features}, scale=t)


@recipe("uniformity", "v-statistic", "torch", "torch.cdist(x, x, compute_mode='donot_use_mm_for_euclid_dist').pow(2).mul(-t).exp().mean().log()")
def all_pairs():
    for name, features in (("four", X), ("six", X + Y[1:3])):
        for t in (2.0, 0.5):
            x = torch.tensor(features)
            squares = torch.cdist(x, x, compute_mode="donot_use_mm_for_euclid_dist").pow(2)
            yield case(f"{name} vectors, t = {t}", squares.mul(-t).exp().mean().log(), {}, {"features": features}, scale=t)


@recipe("dare", "paper", "torch", "torch.nn.functional.dropout(delta, p); what it kept is read off")
def dare():
    torch.manual_seed(20)
    delta = [[0.5, -1.25, 2.0, 0.25, -0.75, 1.5]]
    for p in (0.75, 0.5, 0.25):
        value = F.dropout(torch.tensor(delta), p)
        inputs = {"delta": delta, "x": [[1.0, 0.5, -0.75, 2.0, 0.25, -1.0]]}
        yield case(f"p = {p}", value, inputs, {"kept": (value != 0).double()}, drop_rate=p, rescale=0.375)


WEIGHTS = [[3.0, -4.0, 12.0], [0.5, 1.0, -2.0]]
DIRECTION = [[0.5, -1.0, 2.0], [3.0, 0.25, 1.0]]


def normalised(axis, length):
    """The library's weight normalisation with the weights' lengths as gain."""
    for name, weights, direction in (("given", WEIGHTS, DIRECTION), ("exchanged", DIRECTION, WEIGHTS)):
        w, d = torch.tensor(weights), torch.tensor(direction)
        value = torch._weight_norm(d, length(w), axis) if axis is not None else d * (length(w) / length(d))
        yield case(name, value, {"weights": weights}, {"direction": direction}, epsilon=0.0)


NORM = "torch._weight_norm(direction, torch.norm_except_dim(weights, 2, {0}), {0}), as in torch.nn.utils.weight_norm"
recipe("filter-normalization", "paper", "torch", NORM.format(0))(lambda: normalised(0, lambda w: torch.norm_except_dim(w, 2, 0)))
recipe("filter-normalization", "last-axis", "torch", NORM.format(1))(lambda: normalised(1, lambda w: torch.norm_except_dim(w, 2, 1)))
recipe("filter-normalization", "layer", "torch", "direction * torch.linalg.vector_norm(weights)/torch.linalg.vector_norm(direction)")(
    lambda: normalised(None, torch.linalg.vector_norm)
)


def bounds(order):
    for name, hidden, bias, output, points in (
        ("first", [[1.5, 0.5], [3.0, -1.0], [-0.5, 2.0]], [[0.25, -0.5]], [[0.5], [1.25]], [[0.5, -1.0, 0.25], [1.0, 0.5, -0.5]]),
        ("second", [[3.0, 0.0], [0.25, 0.5], [4.0, 0.0]], [[0.5, -0.25]], [[1.5], [2.0]], [[-1.0, 0.25, 0.25], [1.0, 0.125, 0.25], [-0.5, 2.0, -1.0]]),
    ):
        x = leaf(points)
        value = torch.relu(x @ torch.tensor(hidden) + torch.tensor(bias)) @ torch.tensor(output)
        lower = torch.linalg.vector_norm(torch.autograd.grad(value.sum(), x)[0], dim=1).max()
        upper = torch.linalg.matrix_norm(torch.tensor(hidden), order) * torch.linalg.matrix_norm(torch.tensor(output), order)
        inputs = {"hidden": hidden, "bias": bias, "output": output, "points": points}
        yield case(name, torch.stack([lower, upper]), inputs)


recipe("lipschitz-sandwich", "paper", "torch", "autograd at the points; torch.linalg.matrix_norm(ord=2)")(lambda: bounds(2))
recipe("lipschitz-sandwich", "frobenius", "torch", "autograd at the points; torch.linalg.matrix_norm(ord='fro')")(lambda: bounds("fro"))
