"""Learning-rate schedules of PyTorch, stepped once after each step of an optimizer."""

import numpy as np
import torch
from torch.optim import lr_scheduler

from . import schedule_questions as ask
from .cases import case, recipe


def optimizer(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate, momentum=0.9)


def rates(make, rate, n=ask.STEPS):
    """The rates of n steps with the scheduler that is made for an optimizer."""
    sgd = optimizer(rate)
    scheduler = make(sgd)
    seen = []
    for _ in range(n):
        seen.append(float(sgd.param_groups[0]["lr"]))
        sgd.step()
        scheduler.step()
    return np.array(seen)


def curves(questions, make, **options):
    for h in questions:
        yield case(ask.name(h), rates(lambda sgd: make(sgd, h), h["learning_rate"], **options), ask.steps(options.get("n", ask.STEPS)), **h)


@recipe("step-decay", "paper", "torch", "torch.optim.lr_scheduler.StepLR")
def step():
    return curves(ask.DECAYS, lambda sgd, h: lr_scheduler.StepLR(sgd, int(h["decay_steps"]), h["decay_rate"]))


@recipe("multi-step-decay", "paper", "torch", "torch.optim.lr_scheduler.MultiStepLR")
def multi_step():
    for milestones, h in ask.MILESTONES:
        value = rates(lambda sgd: lr_scheduler.MultiStepLR(sgd, milestones, h["decay_rate"]), h["learning_rate"])
        yield case(ask.name(h), value, {**ask.steps(), "milestones": [[float(m) for m in milestones]]}, **h)


@recipe("exponential-decay", "paper", "torch", "torch.optim.lr_scheduler.ExponentialLR")
def exponential():
    return curves(ask.SINGLE_STEPS, lambda sgd, h: lr_scheduler.ExponentialLR(sgd, h["decay_rate"]))


@recipe("polynomial-decay", "paper", "torch", "torch.optim.lr_scheduler.PolynomialLR")
def polynomial():
    return curves(ask.TO_ZERO, lambda sgd, h: lr_scheduler.PolynomialLR(sgd, int(h["total_steps"]), h["power"]))


@recipe("linear-decay", "from-zero", "torch", "torch.optim.lr_scheduler.LinearLR(start_factor=1, end_factor=0)")
def linear():
    return curves(ask.LINES, lambda sgd, h: lr_scheduler.LinearLR(sgd, 1.0, 0.0, int(h["total_steps"])))


@recipe("cosine-decay", "periodic", "torch", "torch.optim.lr_scheduler.CosineAnnealingLR")
def cosine():
    return curves(ask.COSINES, lambda sgd, h: lr_scheduler.CosineAnnealingLR(sgd, int(h["total_steps"]), h["final_rate"]))


@recipe("cosine-restarts", "paper", "torch", "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts")
def restarts():
    return curves(
        ask.RESTARTS, lambda sgd, h: lr_scheduler.CosineAnnealingWarmRestarts(sgd, int(h["first_cycle"]), int(h["cycle_growth"]), h["final_rate"])
    )


def cycles(**options):
    """The scheduler refuses a step after the last: it is stepped once less."""
    for h in ask.CYCLES:
        sgd = optimizer(1.0)
        scheduler = lr_scheduler.OneCycleLR(
            sgd,
            h["learning_rate"],
            total_steps=int(h["total_steps"]),
            pct_start=h["rise_share"],
            div_factor=h["start_divisor"],
            final_div_factor=h["final_divisor"],
            **options,
        )
        seen = [sgd.param_groups[0]["lr"]]
        for _ in range(int(h["total_steps"]) - 1):
            sgd.step()
            scheduler.step()
            seen.append(sgd.param_groups[0]["lr"])
        yield case(ask.name(h), np.array(seen), ask.steps(len(seen)), **h)


@recipe("one-cycle", "torch", "torch", "torch.optim.lr_scheduler.OneCycleLR")
def one_cycle_cosine():
    return cycles()


@recipe("one-cycle", "torch-linear", "torch", "torch.optim.lr_scheduler.OneCycleLR(anneal_strategy='linear')")
def one_cycle_linear():
    return cycles(anneal_strategy="linear")


@recipe("one-cycle", "torch-three-phase", "torch", "torch.optim.lr_scheduler.OneCycleLR(three_phase=True)")
def one_cycle_three_phase():
    return cycles(three_phase=True)


def triangles(mode):
    return curves(
        ask.TRIANGLES, lambda sgd, h: lr_scheduler.CyclicLR(sgd, h["learning_rate"], h["peak_rate"], int(h["half_cycle"]), mode=mode, gamma=h["decay_rate"])
    )


@recipe("triangular-cycle", "paper", "torch", "torch.optim.lr_scheduler.CyclicLR(mode='triangular')")
def triangular():
    return triangles("triangular")


@recipe("triangular-cycle", "triangular2", "torch", "torch.optim.lr_scheduler.CyclicLR(mode='triangular2')")
def triangular2():
    return triangles("triangular2")


@recipe("triangular-cycle", "exp-range", "torch", "torch.optim.lr_scheduler.CyclicLR(mode='exp_range')")
def exp_range():
    return triangles("exp_range")


@recipe("linear-warmup", "from-start", "torch", "torch.optim.lr_scheduler.LinearLR")
def warmup():
    return curves(ask.WARMUPS, lambda sgd, h: lr_scheduler.LinearLR(sgd, h["start_factor"], 1.0, int(h["warmup_steps"])))


@recipe("linear-warmup", "constant", "torch", "torch.optim.lr_scheduler.ConstantLR")
def constant_warmup():
    return curves(ask.WARMUPS, lambda sgd, h: lr_scheduler.ConstantLR(sgd, h["start_factor"], int(h["warmup_steps"])))


def warm(sgd, h):
    return lr_scheduler.LinearLR(sgd, h["start_factor"], 1.0, int(h["warmup_steps"]))


@recipe("warmup-exponential", "paper", "torch", "torch.optim.lr_scheduler.SequentialLR([LinearLR, ExponentialLR])")
def sequential():
    return curves(
        ask.WARM_EXPONENTIALS,
        lambda sgd, h: lr_scheduler.SequentialLR(sgd, [warm(sgd, h), lr_scheduler.ExponentialLR(sgd, h["decay_rate"])], [int(h["warmup_steps"])]),
    )


@recipe("warmup-exponential", "product", "torch", "torch.optim.lr_scheduler.ChainedScheduler([LinearLR, ExponentialLR])")
def chained():
    return curves(
        ask.WARM_EXPONENTIALS, lambda sgd, h: lr_scheduler.ChainedScheduler([warm(sgd, h), lr_scheduler.ExponentialLR(sgd, h["decay_rate"])], optimizer=sgd)
    )


@recipe("reduce-on-plateau", "paper", "torch", "torch.optim.lr_scheduler.ReduceLROnPlateau")
def plateau():
    for metric, h in ask.METRICS:
        sgd = optimizer(h["learning_rate"])
        scheduler = lr_scheduler.ReduceLROnPlateau(
            sgd, factor=h["decay_rate"], patience=int(h["patience"]), threshold=h["threshold"], min_lr=h["final_rate"]
        )
        seen = []
        for m in metric:
            scheduler.step(m)
            seen.append(sgd.param_groups[0]["lr"])
        yield case(ask.name(h), np.array(seen), {"metric": [[float(m) for m in metric]]}, **h)
