"""PyTorch's learning-rate schedules, weight averages and gradient clipping, driven as a training loop drives them."""

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import SGD
from torch.optim import lr_scheduler as lr
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from jsonlines import Unsupported, estimator


def rates(make):
    """`make(optimizer, hyperparameters)` gives the scheduler; its rate is read before every step."""

    def schedule(inputs, h):
        optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=h["learning_rate"])
        scheduler = make(optimizer, h)
        seen = [optimizer.param_groups[0]["lr"]]
        for _ in inputs["step"][0][1:]:
            optimizer.step()
            scheduler.step()
            seen.append(optimizer.param_groups[0]["lr"])
        return [seen]

    return schedule


def plateau(inputs, h):
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=h["learning_rate"])
    scheduler = lr.ReduceLROnPlateau(
        optimizer, factor=h["decay_rate"], patience=int(h["patience"]), threshold=h["threshold"], min_lr=h["final_rate"], eps=0.0)
    seen = []
    for metric in inputs["metric"][0]:
        scheduler.step(metric)
        seen.append(optimizer.param_groups[0]["lr"])
    return [seen]


def milestones(inputs, h):
    at = [int(t) for t in inputs["milestones"][0]]
    return rates(lambda o, h: lr.MultiStepLR(o, at, h["decay_rate"]))(inputs, h)


def one_cycle(**options):
    return rates(lambda o, h: lr.OneCycleLR(
        o, max_lr=h["learning_rate"], total_steps=int(h["total_steps"]), pct_start=h["rise_share"],
        div_factor=h["start_divisor"], final_div_factor=h["final_divisor"], **options))


def cyclic(mode):
    return rates(lambda o, h: lr.CyclicLR(
        o, base_lr=h["learning_rate"], max_lr=h["peak_rate"], step_size_up=int(h["half_cycle"]), mode=mode,
        gamma=h["decay_rate"], cycle_momentum=False))


def warm_up(o, h):
    if h["start_factor"] <= 0:
        raise Unsupported("LinearLR starts at a factor greater than 0")
    return lr.LinearLR(o, h["start_factor"], 1.0, int(h["warmup_steps"]))


def warm_up_then_decay(o, h):
    return lr.SequentialLR(o, [warm_up(o, h), lr.ExponentialLR(o, h["decay_rate"])], [int(h["warmup_steps"])])


def warm_up_times_decay(o, h):
    return lr.ChainedScheduler([warm_up(o, h), lr.ExponentialLR(o, h["decay_rate"])])


SCHEDULES = [  # name, system, dialect, how it is run, and what its user cannot set
    ("LambdaLR", "constant-rate", "paper", rates(lambda o, h: lr.LambdaLR(o, lambda epoch: 1.0))),
    ("StepLR", "step-decay", "paper", rates(lambda o, h: lr.StepLR(o, int(h["decay_steps"]), h["decay_rate"]))),
    ("MultiStepLR", "multi-step-decay", "paper", milestones),
    ("ExponentialLR", "exponential-decay", "paper",
     rates(lambda o, h: lr.ExponentialLR(o, h["decay_rate"])), {"decay_steps": 1.0}),
    ("PolynomialLR", "polynomial-decay", "paper",
     rates(lambda o, h: lr.PolynomialLR(o, int(h["total_steps"]), h["power"])), {"final_rate": 0.0}),
    ("LinearLR/decay", "linear-decay", "from-zero", rates(lambda o, h: lr.LinearLR(o, 1.0, 0.0, int(h["total_steps"])))),
    ("CosineAnnealingLR", "cosine-decay", "periodic",
     rates(lambda o, h: lr.CosineAnnealingLR(o, int(h["total_steps"]), h["final_rate"]))),
    ("CosineAnnealingWarmRestarts", "cosine-restarts", "paper", rates(lambda o, h: lr.CosineAnnealingWarmRestarts(
        o, int(h["first_cycle"]), h["cycle_growth"] if h["cycle_growth"] % 1 else int(h["cycle_growth"]), h["final_rate"]))),
    ("OneCycleLR", "one-cycle", "torch", one_cycle()),
    ("OneCycleLR/linear", "one-cycle", "torch-linear", one_cycle(anneal_strategy="linear")),
    ("OneCycleLR/three-phase", "one-cycle", "torch-three-phase", one_cycle(three_phase=True)),
    ("CyclicLR", "triangular-cycle", "paper", cyclic("triangular")),
    ("CyclicLR/triangular2", "triangular-cycle", "triangular2", cyclic("triangular2")),
    ("CyclicLR/exp_range", "triangular-cycle", "exp-range", cyclic("exp_range")),
    ("LinearLR", "linear-warmup", "from-start", rates(warm_up)),
    ("ConstantLR", "linear-warmup", "constant",
     rates(lambda o, h: lr.ConstantLR(o, h["start_factor"], int(h["warmup_steps"])))),
    ("SequentialLR", "warmup-exponential", "paper", rates(warm_up_then_decay)),
    ("ChainedScheduler", "warmup-exponential", "product", rates(warm_up_times_decay)),
    ("ReduceLROnPlateau", "reduce-on-plateau", "paper", plateau),
]


class Weights(torch.nn.Module):
    def __init__(self, x):
        super().__init__()
        self.x = torch.nn.Parameter(torch.tensor(x))


def averages(due, **how):
    """An AveragedModel, told of the model after every step that is `due`."""

    def average(inputs, h):
        model = Weights(inputs["start"][0])
        averaged = AveragedModel(model, **{name: make(h) for name, make in how.items()})
        seen = []
        for t, row in enumerate(inputs["parameters"], 1):
            model.x.data = torch.tensor(row)
            if due(t, h):
                averaged.update_parameters(model)
            seen.append(averaged.module.x.detach().numpy().copy())
        return [[v for row in seen for v in row]]

    return average


def clipped(clip):
    def run(inputs, h):
        parameters = [torch.zeros(g.shape, requires_grad=True) for g in gradients(inputs)]
        for x, g in zip(parameters, gradients(inputs)):
            x.data = x.data.to(torch.tensor(g).dtype)
            x.grad = torch.tensor(g)
        clip(parameters, h)
        return [[v for x in parameters for v in x.grad.flatten().tolist()]]

    return run


def gradients(inputs):
    return [inputs[name] for name in sorted(inputs) if name.startswith("gradient")]


OTHERS = [
    ("AveragedModel", "weight-averaging", "without-start", averages(lambda t, h: t % int(h["cycle_length"]) == 0)),
    ("AveragedModel/ema", "exponential-average", "first",
     averages(lambda t, h: True, multi_avg_fn=lambda h: get_ema_multi_avg_fn(h["decay"]))),
    ("clip_grad_value_", "value-clipping", "paper", clipped(lambda x, h: clip_grad_value_(x, h["clip_value"]))),
    ("clip_grad_norm_", "norm-clipping", "torch", clipped(lambda x, h: clip_grad_norm_(x, h["clip_norm"]))),
]


def subjects():
    for name, system, dialect, run, *fixed in SCHEDULES:  # of Python's own numbers, which are doubles
        yield estimator(f"torch:{name}", system, dialect, {}, run, *fixed, dtypes=["float64"])
    for name, system, dialect, run in OTHERS:
        yield estimator(f"torch:{name}", system, dialect, {}, run)
