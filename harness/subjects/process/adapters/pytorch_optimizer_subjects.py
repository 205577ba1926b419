"""pytorch-optimizer as subjects of Gradmark. Needs pytorch_optimizer, torch and numpy.

Try it:  ./gradmark run --program "python3 harness/subjects/process/adapters/pytorch_optimizer_subjects.py"
Its SGD, Adam, AdamW, NAdam and RMSprop are PyTorch's own.
"""

import importlib.metadata

import torch
from pytorch_optimizer import SGDW, AdaBelief, AdaDelta, AdaMax, CosineScheduler, Lion, get_wsd_schedule
from pytorch_optimizer.optimizer.agc import agc
from torch.optim import SGD

from jsonlines import estimator, optimizer, serve
from torch_schedules import gradients, rates
from torch_subjects import MOMENTS, Session, arguments

RATE = {"learning_rate": 1e-4}
LION = {**RATE, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0}
MOMENTUM = {**RATE, "momentum": 0.0}
OPTIMIZERS = [  # name, system, dialect, class, defaults, options
    # Its weight decay multiplies the parameter by 1 - lr * decay before the step: for plain SGD that is L2.
    ("sgdw", "sgd", "l2-decay", SGDW, {**RATE, "weight_decay": 0.0}, {}),
    ("sgdw/momentum", "momentum", "rate-outside", SGDW, MOMENTUM, {}),
    ("sgdw/nesterov", "nesterov", "rate-outside", SGDW, MOMENTUM, {"nesterov": True}),
    ("adadelta", "adadelta", "paper", AdaDelta, {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6}, {}),
    # "eps: Term added to the denominator": like the paper's code, to the average and to its root.
    ("adabelief", "adabelief", "paper", AdaBelief, {**MOMENTS, "epsilon": 1e-16}, {}),
    # "Adam with an exponentially weighted infinity norm denominator", eps as in PyTorch's.
    ("adamax", "adamax", "epsilon-in-max", AdaMax, MOMENTS, {}),
    ("lion", "lion", "paper", Lion, LION, {}),
]


def subject(name, system, dialect, kind, defaults, **options):
    def open(dtype, h):
        sign = -1 if options.get("maximize") else 1
        return Session(lambda parameters: kind(parameters, **arguments(kind, h), **options), sign)

    return optimizer(f"pytorch-optimizer:{name}", system, dialect, defaults, open)


def optimizers():
    for name, system, dialect, kind, defaults, options in OPTIMIZERS:
        yield subject(name, system, dialect, kind, defaults, **options)
        yield subject(f"{name}/foreach", system, dialect, kind, defaults, **options, foreach=True)
        yield subject(f"{name}/maximize", system, dialect, kind, defaults, **options, maximize=True)


def warm_cosine(inputs, h):
    """Unlike PyTorch's, its schedulers set the rate of a step when they are stepped before it."""
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=h["learning_rate"])
    scheduler = CosineScheduler(
        optimizer, t_max=int(h["total_steps"]), max_lr=h["learning_rate"], min_lr=h["final_rate"], init_lr=0.0,
        warmup_steps=int(h["warmup_steps"]))
    return [[scheduler.step() for _ in inputs["step"][0]]]


def stable(cooldown):
    def make(o, h):
        warm, cool = int(h["warmup_steps"]), int(h["cooldown_steps"])
        return get_wsd_schedule(o, warm, int(h["total_steps"]) - warm - cool, cool, cooldown_type=cooldown)

    return rates(make)


def adaptive(inputs, h):
    parameters = [inputs[name] for name in sorted(inputs) if name.startswith("parameter")]
    clipped = [agc(torch.tensor(p), torch.tensor(g), agc_eps=h["epsilon"], agc_clip_val=h["clip_ratio"])
               for p, g in zip(parameters, gradients(inputs))]
    return [[v for g in clipped for v in g.flatten().tolist()]]


def schedules():
    yield estimator("pytorch-optimizer:CosineScheduler", "warmup-cosine", "paper", {}, warm_cosine, dtypes=["float64"])
    yield estimator("pytorch-optimizer:get_wsd_schedule", "warmup-stable-decay", "late", {}, stable("linear"), dtypes=["float64"])
    yield estimator("pytorch-optimizer:agc", "adaptive-clipping", "paper", {}, adaptive)


if __name__ == "__main__":
    version = importlib.metadata.version("pytorch_optimizer")
    serve("pytorch-optimizer", version, [*optimizers(), *schedules()])
