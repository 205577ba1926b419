"""ReinMax by its authors' code."""

import torch
from reinmax import reinmax

from .cases import case, recipe, replaced
from .torch_sampling import CURVED, LOGITS, SLOPED, gradient, leaf


@recipe("reinmax", "paper", "reinmax", "reinmax.reinmax(logits, tau), f(d) differentiated by autograd; torch.multinomial handed in")
def reinmax_gradient():
    chosen = torch.tensor([[2], [0], [2], [1]])
    for name, f, tau in (("quadratic", CURVED, 1.0), ("quadratic, tau = 2", CURVED, 2.0), ("linear, tau = 3/2", SLOPED, 1.5)):
        logits = leaf(LOGITS)
        with replaced(torch, "multinomial", lambda p, num_samples, replacement: chosen):
            d, _ = reinmax(logits.expand(4, 3), tau)
        yield case(name, gradient(f(d).mean(), logits), {"logits": LOGITS}, {"category": d}, {"f": f}, temperature=tau)
