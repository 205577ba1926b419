"""PyTorch as subjects of Gradmark: optimizers here, the rest in the files beside. Needs torch and numpy.

Try it:  ./gradmark run --program "python3 harness/subjects/process/adapters/torch_subjects.py"
The dialects are those of the algorithm boxes in the documentation of torch.optim.
"""

import io

import torch
from torch.optim import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RMSprop
from torch.optim.lr_scheduler import LambdaLR

import torch_initializers
import torch_schedules
from jsonlines import optimizer, serve

NAMES = {"learning_rate": "lr", "epsilon": "eps", "initial_accumulator": "initial_accumulator_value"}


class Session:
    """One optimization, driven as a training loop does: gradients in `.grad`, the rate through a scheduler."""

    def __init__(self, make, sign):
        self.make, self.sign, self.rate, self.groups = make, sign, 1.0, []
        self.optimizer = self.scheduler = None

    def add(self, x):
        x = torch.tensor(x, requires_grad=True)
        if self.optimizer is None:
            self.groups = [[*(self.groups or [[]])[0], x]]
        else:
            self.groups.append([x])
            self.optimizer.add_param_group({"params": [x]})
            self.scheduler = None  # a scheduler knows the groups that were there when it was made

    def parameters(self):
        return [x for group in self.groups for x in group]

    def begin(self):
        self.optimizer = self.make(self.groups[0])
        for group in self.groups[1:]:
            self.optimizer.add_param_group({"params": group})

    def step(self, schedule, gradient):
        self.rate = schedule
        if self.optimizer is None:
            self.begin()
        if self.scheduler is None:
            self.scheduler = LambdaLR(self.optimizer, lambda epoch: self.rate)
        else:
            self.scheduler.step()
        for x, g in zip(self.parameters(), gradient(self.values())):
            x.grad = torch.tensor(self.sign * g)
        self.optimizer.step()
        return self.values()

    def values(self):
        return [x.detach().numpy() for x in self.parameters()]

    def copy(self):
        """Saved and loaded, as the tutorial on checkpoints does it."""
        other = Session(self.make, self.sign)
        other.groups = [[x.detach().clone().requires_grad_() for x in group] for group in self.groups]
        if self.optimizer is not None:
            file = io.BytesIO()
            torch.save(self.optimizer.state_dict(), file)
            file.seek(0)
            other.begin()
            other.optimizer.load_state_dict(torch.load(file))
        return other


def arguments(kind, hyperparameters):
    h = dict(hyperparameters)
    if "beta1" in h:
        h["betas"] = h.pop("beta1"), h.pop("beta2")
    if kind is RMSprop:
        h["alpha"] = h.pop("rho")
    return {NAMES.get(name, name): value for name, value in h.items()}


def subject(name, system, dialect, kind, defaults, fixed=None, **options):
    def open(dtype, h):
        sign = -1 if options.get("maximize") else 1  # to maximize -f is to minimize f
        return Session(lambda parameters: kind(parameters, **arguments(kind, h), **options), sign)

    def timed(dtype, h, values, gradients, threads):
        torch.set_num_threads(threads)
        parameters = [torch.tensor(x, requires_grad=True) for x in values]

        def turn(gradients):
            for x, g in zip(parameters, gradients):
                x.grad = torch.tensor(-g if options.get("maximize") else g)

        turn(gradients)
        step = kind(parameters, **arguments(kind, h), **options).step
        return step, lambda: [x.detach().numpy() for x in parameters], turn

    return optimizer(f"torch:{name}", system, dialect, defaults, open, fixed=fixed, timed=timed)


RATE = {"learning_rate": 1e-3}
MOMENTUM = {**RATE, "momentum": 0.9}
MOMENTS = {**RATE, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
RMS = {"learning_rate": 0.01, "rho": 0.99, "epsilon": 1e-8}
ADAGRAD = {"learning_rate": 0.01, "initial_accumulator": 0.0, "epsilon": 1e-10}
BOXES = [  # name, system, dialect, class, defaults, options
    ("sgd", "sgd", "paper", SGD, RATE, {}),
    ("sgd/weight-decay", "sgd", "l2-decay", SGD, {**RATE, "weight_decay": 0.0}, {}),
    ("sgd/momentum", "momentum", "rate-outside", SGD, MOMENTUM, {}),
    ("sgd/dampening", "momentum", "damped", SGD, {**MOMENTUM, "dampening": 0.0}, {}),
    ("sgd/nesterov", "nesterov", "rate-outside", SGD, MOMENTUM, {"nesterov": True}),
    ("adagrad", "adagrad", "paper", Adagrad, ADAGRAD, {}),
    ("adadelta", "adadelta", "paper", Adadelta, {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6}, {}),
    ("rmsprop", "rmsprop", "epsilon-outside", RMSprop, RMS, {}),
    ("rmsprop/centered", "rmsprop", "centered-epsilon-outside", RMSprop, RMS, {"centered": True}),
    ("rmsprop/momentum", "rmsprop", "momentum-rate-outside", RMSprop, {**RMS, "momentum": 0.0}, {}),
    ("adam", "adam", "paper", Adam, MOMENTS, {}),
    ("adam/weight-decay", "adam", "l2-decay", Adam, {**MOMENTS, "weight_decay": 0.0}, {}),
    ("adam/amsgrad", "amsgrad", "max-before-correction", Adam, MOMENTS, {"amsgrad": True}),
    ("adamw", "adamw", "decay-times-rate", AdamW, {**MOMENTS, "weight_decay": 0.01}, {}),
    ("adamax", "adamax", "epsilon-in-max", Adamax, {**MOMENTS, "learning_rate": 2e-3}, {}),
    ("nadam", "nadam", "momentum-schedule", NAdam, {**MOMENTS, "learning_rate": 2e-3, "momentum_decay": 4e-3}, {}),
]
# Other code for the same rule: all tensors in one call, a kernel in C++, and the sign exchanged.
PATHS = {"foreach": None, "fused": {SGD, Adagrad, Adam, AdamW}, "maximize": None}


def optimizers():
    for name, system, dialect, kind, defaults, options in BOXES:
        yield subject(name, system, dialect, kind, defaults, **options)
        for path, kinds in PATHS.items():
            if kinds is None or kind in kinds:
                yield subject(f"{name}/{path}", system, dialect, kind, defaults, **options, **{path: True})


if __name__ == "__main__":
    serve("torch", torch.__version__, [*optimizers(), *torch_initializers.subjects(), *torch_schedules.subjects()])
