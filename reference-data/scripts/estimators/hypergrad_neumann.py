"""The hypergradient by a Neumann series, by the package hypergrad."""

import torch
from hypergrad import approx_hypergrad

from .cases import case, recipe
from .jaxopt_hypergradients import JOINT, OUTER

torch.set_default_dtype(torch.float64)


@recipe("neumann-hypergradient", "paper", "hypergrad", "hypergrad.approx_hypergrad.neumann(f, F, w, u, num_iters, lr)")
def neumann():
    at = lambda f: lambda w, u: f(torch.cat([w[0], u[0]]))
    for weights, alpha, iterations in (([1.0, -0.5], 0.125, 4), ([-0.25, 0.75], 0.25, 2)):
        w, u = torch.tensor(weights), torch.tensor([0.5])
        value = approx_hypergrad.neumann(at(JOINT), at(OUTER), (w,), (u,), iterations, alpha)[0]
        inputs = {"weights": [weights], "hyper": 0.5}
        yield case(f"alpha {alpha}, {iterations} iterations", value, inputs, {}, {"f": JOINT, "outer": OUTER}, alpha=alpha, iterations=iterations)
