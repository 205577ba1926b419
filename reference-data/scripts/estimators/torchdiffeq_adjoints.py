"""Gradients of solved differential equations by torchdiffeq."""

import torch
from torchdiffeq import odeint, odeint_adjoint

from .cases import case, recipe
from .functions import Quadratic
from .torch_sampling import gradient, leaf

torch.set_default_dtype(torch.float64)
FIELDS = (("linear", Quadratic([[0, 1], [1, 0]], [0, 0])), ("logistic", Quadratic([[-0.5, 1], [1, 0]], [0, 0])))


class Field(torch.nn.Module):
    def __init__(self, f, theta):
        super().__init__()
        self.f, self.theta = f, torch.nn.Parameter(torch.tensor([theta]))

    def forward(self, t, y):
        return self.f(torch.cat([y, self.theta])).reshape(1)


def solved(solve):
    """The end alone is asked for, so that the adjoint finds the states between again."""
    for name, f in FIELDS:
        for state, theta, step, count in ((1.25, 0.75, 0.25, 4), (0.5, -0.5, 0.5, 3)):
            field = Field(f, theta)
            end = solve(field, torch.tensor([state]), torch.tensor([0.0, step * count]), method="euler", options={"step_size": step})[-1]
            inputs = {"state": state, "theta": theta, "steps": [[step] * count]}
            yield case(f"{name}, {count} steps", gradient(end.sum(), field.theta), inputs, {}, {"f": f})


@recipe("euler-adjoint", "paper", "torchdiffeq", "torchdiffeq.odeint(f, y, [0, T], method='euler', options=dict(step_size=h)), autograd")
def discrete():
    yield from solved(odeint)


@recipe("euler-adjoint", "continuous", "torchdiffeq", "torchdiffeq.odeint_adjoint(f, y, [0, T], method='euler', options=dict(step_size=h)), autograd")
def continuous():
    yield from solved(odeint_adjoint)
