"""Gradients through reversible Heun by torchsde, without noise."""

import torch
import torchsde

from .cases import case, recipe
from .torchdiffeq_adjoints import FIELDS
from .torch_sampling import gradient, leaf


class Drift(torch.nn.Module):
    noise_type, sde_type = "diagonal", "stratonovich"

    def __init__(self, field, theta):
        super().__init__()
        self.field, self.theta = field, torch.nn.Parameter(torch.tensor([[theta]]))

    def f(self, t, y):
        return self.field(torch.cat([y, self.theta], 1)).reshape(1, 1)

    def g(self, t, y):
        return torch.zeros_like(y)


@recipe("reversible-heun", "paper", "torchsde", "torchsde.sdeint_adjoint(sde, y, [0, T], method='reversible_heun', adjoint_method='adjoint_reversible_heun', dt) without noise, autograd; third the given start")
def reversible_heun():
    for name, field in FIELDS:
        for state, theta, step, count in ((1.25, 0.75, 0.25, 4), (0.5, -0.5, 0.5, 3)):
            sde, start = Drift(field, theta), leaf([[state]])
            end = torchsde.sdeint_adjoint(
                sde, start, torch.tensor([0.0, step * count]), method="reversible_heun", adjoint_method="adjoint_reversible_heun", dt=step
            )[-1]
            value = torch.cat([gradient(end.sum(), sde.theta, start), start], 1)
            inputs = {"state": state, "theta": theta, "steps": [[step] * count]}
            yield case(f"{name}, {count} steps", value, inputs, {}, {"f": field})
