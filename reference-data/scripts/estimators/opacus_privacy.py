"""Norms of examples' gradients, and the private gradient, by Opacus."""

import torch
from opacus.grad_sample.embedding_norm_sample import compute_embedding_norm_sample
from opacus.grad_sample.linear import compute_linear_norm_sample
from opacus.optimizers import DPOptimizer
from opacus.optimizers import optimizer as module

from .cases import case, recipe, replaced
from .optax_clipping import PRIVATE, TINY

TOKENS = {
    "tokens": [[2], [0], [2], [1]],
    "inputs": [[1.0, -2.0, 0.5], [0.0, 1.5, 3.0], [1.0, -2.0, 0.5], [-1.0, 0.25, 2.0]],
    "gradients": [[0.5, -1.0], [2.0, 0.25], [-0.75, 1.5], [1.0, 1.0]],
}
SINGLE = {"tokens": [[1]], "inputs": [[1.0, -2.0, 2.0]], "gradients": [[0.75, -1.0]]}


def batch(rows):
    return torch.tensor(rows).unsqueeze(0)


@recipe("ghost-norm", "paper", "opacus", "opacus.grad_sample.linear.compute_linear_norm_sample(Linear, [inputs], gradients), the root of the squares of weight's and bias's")
def linear():
    for name, tokens in (("four tokens", TOKENS), ("one token", SINGLE)):
        layer = torch.nn.Linear(3, 2)
        norms = compute_linear_norm_sample(layer, [batch(tokens["inputs"])], batch(tokens["gradients"]))
        yield case(name, torch.stack(list(norms.values())).norm(2, 0), tokens)


@recipe("ghost-norm", "embedding", "opacus", "opacus.grad_sample.embedding_norm_sample.compute_embedding_norm_sample(Embedding, [tokens], gradients)")
def embedding():
    for name, tokens in (("four tokens", TOKENS), ("one token", SINGLE)):
        ids = torch.tensor(tokens["tokens"]).reshape(1, -1)
        layer = torch.nn.Embedding(3, 2)
        norms = compute_embedding_norm_sample(layer, [ids], batch(tokens["gradients"]))
        yield case(name, norms[layer.weight], tokens)


@recipe("dp-sgd-gradient", "guarded", "opacus", "opacus.optimizers.DPOptimizer(SGD, noise_multiplier, max_grad_norm, expected_batch_size, loss_reduction='mean').pre_step(); _generate_noise handed in")
def private():
    for name, rows, limit, multiplier, noise in [*PRIVATE, TINY]:
        parameter = torch.nn.Parameter(torch.zeros(2))
        parameter.grad_sample = torch.tensor(rows)
        optimizer = DPOptimizer(torch.optim.SGD([parameter], 1.0), noise_multiplier=multiplier, max_grad_norm=limit, expected_batch_size=len(rows))
        with replaced(module, "_generate_noise", lambda std, reference, **rest: std * torch.tensor(noise[0])):
            optimizer.pre_step()
        yield case(name, parameter.grad, {"gradients": rows}, {"noise": noise}, clip_norm=limit, noise_multiplier=multiplier)
