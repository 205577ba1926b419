"""Averages of parameters of PyTorch."""

import numpy as np
import torch
from torch.optim import swa_utils

from . import schedule_questions as ask
from .cases import case, recipe


class Point(torch.nn.Module):
    """A model that is its parameters."""

    def __init__(self, values):
        super().__init__()
        self.values = torch.nn.Parameter(torch.tensor(values))

    def moved_to(self, values):
        with torch.no_grad():
            self.values.copy_(torch.tensor(values))
        return self


def averaged(every=1, **options):
    """The average after each of the steps, updated after every so many."""
    start, rows = ask.walk()
    model = Point(start)
    average = swa_utils.AveragedModel(model, **options)
    seen = []
    for t, row in enumerate(rows, 1):
        model.moved_to(row)
        if t % every == 0:
            average.update_parameters(model)
        seen.append(average.module.values.detach().numpy().copy())
    return np.concatenate(seen)


@recipe("exponential-average", "first", "torch", "torch.optim.swa_utils.AveragedModel(multi_avg_fn=get_ema_multi_avg_fn(decay))")
def ema():
    for decay in (0.7, 0.2, 0.99):
        yield case(f"decay {decay}", averaged(multi_avg_fn=swa_utils.get_ema_multi_avg_fn(decay)), ask.path(), decay=decay)


@recipe("weight-averaging", "without-start", "torch", "torch.optim.swa_utils.AveragedModel")
def swa():
    for cycle in (1, 3, 5):
        yield case(f"every {cycle}", averaged(cycle), ask.path(), cycle_length=float(cycle))


@recipe("polyak-average", "torch", "torch", "torch.optim.ASGD, state['ax']; lr=1, lambd=0, alpha=0")
def asgd():
    # The weight of the average is kept in the default dtype.
    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    for begin in (0, 4):
        start, rows = ask.walk()
        model = Point(start)
        optimizer = torch.optim.ASGD(model.parameters(), lr=1.0, lambd=0.0, alpha=0.0, t0=begin)
        before, seen = start, []
        for row in rows:
            model.values.grad = torch.tensor(before - row)
            optimizer.step()
            seen.append(optimizer.state[model.values]["ax"].numpy().copy())
            before = row
        yield case(f"start {begin}", np.concatenate(seen), ask.path(), start_step=float(begin))
    torch.set_default_dtype(usual)
