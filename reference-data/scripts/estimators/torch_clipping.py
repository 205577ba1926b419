"""Clipping by PyTorch, and the gradients that all libraries clip: a weight, a bias and a scale."""

import numpy as np
import torch

from .cases import case, recipe

GRADIENTS = [[[4.0, -1.0, 0.0], [0.0, 8.0, 0.0]], [[0.0, -2.0, 0.0]], [[6.0]]]
FACTORS = {"norm 11": 1.0, "norm 11/16": 1 / 16, "norm 11/16384": 1 / 16384}
LIMITS = {"norm 11": (2.0, 6.0, 20.0), "norm 11/16": (2.0, 0.5), "norm 11/16384": (1 / 2048, 1.0)}


def questions():
    """Names, the gradients of a weight, a bias and a scale, and limits."""
    for name, factor in FACTORS.items():
        for limit in LIMITS[name]:
            yield f"{name}, clipped to {limit}", [factor * np.array(gradient) for gradient in GRADIENTS], limit


def named(gradients, prefix="gradient"):
    """Inputs gradient_1, gradient_2, gradient_3."""
    return {f"{prefix}_{k}": gradient for k, gradient in enumerate(gradients, 1)}


def flat(tensors):
    """All of them, row by row and one after the other."""
    return np.concatenate([np.asarray(tensor, np.float64).ravel() for tensor in tensors])


@recipe("norm-clipping", "torch", "torch", "torch.nn.utils.clip_grad_norm_(parameters, max_norm)")
def norm_clipping():
    for name, gradients, limit in questions():
        yield case(name, flat(clipped(gradients, torch.nn.utils.clip_grad_norm_, limit)), named(gradients), clip_norm=limit)


@recipe("value-clipping", "paper", "torch", "torch.nn.utils.clip_grad_value_(parameters, clip_value)")
def value_clipping():
    for name, gradients, limit in questions():
        yield case(name, flat(clipped(gradients, torch.nn.utils.clip_grad_value_, limit)), named(gradients), clip_value=limit)


def clipped(gradients, clip, limit):
    parameters = [torch.nn.Parameter(torch.zeros(gradient.shape, dtype=torch.float64)) for gradient in gradients]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = torch.tensor(gradient)
    clip(parameters, limit)
    return [parameter.grad for parameter in parameters]
