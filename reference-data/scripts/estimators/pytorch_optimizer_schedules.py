"""What pytorch_optimizer has beside optimizers: warm-up, stable, decay; adaptive clipping."""

import torch
from pytorch_optimizer import get_wsd_schedule
from pytorch_optimizer.optimizer.agc import agc

from . import schedule_questions as ask
from .cases import case, recipe
from .optax_clipping import PARAMETERS
from .torch_clipping import flat, named, questions
from .torch_schedules import curves


def cooled(kind):
    return curves(
        ask.COOL_DOWNS,
        lambda sgd, h: get_wsd_schedule(
            sgd,
            int(h["warmup_steps"]),
            int(h["total_steps"] - h["warmup_steps"] - h["cooldown_steps"]),
            int(h["cooldown_steps"]),
            cooldown_type=kind,
        ),
    )


@recipe("warmup-stable-decay", "late", "pytorch_optimizer", "pytorch_optimizer.get_wsd_schedule(cooldown_type='linear')")
def linear():
    return cooled("linear")


@recipe("warmup-stable-decay", "late-square-root", "pytorch_optimizer", "pytorch_optimizer.get_wsd_schedule(cooldown_type='1-sqrt')")
def square_root():
    return cooled("1-sqrt")


@recipe("adaptive-clipping", "paper", "pytorch_optimizer", "pytorch_optimizer.optimizer.agc.agc(p, grad, agc_eps, agc_clip_val)")
def adaptive_clipping():
    weights = [torch.tensor(p, dtype=torch.float64) for p in PARAMETERS]
    for name, gradients, _ in questions():
        for ratio, epsilon in ((0.25, 0.001), (0.01, 0.5)):
            clipped = [agc(p, torch.tensor(g), epsilon, ratio) for p, g in zip(weights, gradients)]
            inputs = named(gradients) | named([p.numpy() for p in weights], "parameter")
            yield case(f"{name}, ratio {ratio}", flat(clipped), inputs, clip_ratio=ratio, epsilon=epsilon)
