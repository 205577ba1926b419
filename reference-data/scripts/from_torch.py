"""PyTorch's optimizers: each rule of the table is the call that computes it."""

import torch
from torch.optim import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RMSprop

from driving import Call, initial

NAME, VERSION, LICENCE = "torch", torch.__version__.split("+")[0], "BSD-3-Clause"

# NAdam keeps its product of momenta in PyTorch's default dtype; in float32 it would spoil the eighth digit.
torch.set_default_dtype(torch.float64)


def _adam_like(h):
    return {"lr": h.learning_rate, "betas": (h.beta1, h.beta2), "eps": h.epsilon}


def _rmsprop_like(h):
    return {"lr": h.learning_rate, "alpha": h.rho, "eps": h.epsilon}


RULES = {
    ("sgd", "paper"): lambda h: Call(SGD, lr=h.learning_rate),
    ("sgd", "l2-decay"): lambda h: Call(SGD, lr=h.learning_rate, weight_decay=h.weight_decay),
    # PyTorch multiplies the decay by the current rate; dividing by the base rate leaves the schedule only.
    ("sgd", "independent-decay"):
        lambda h: Call(SGD, lr=h.learning_rate, weight_decay=h.weight_decay / h.learning_rate),
    ("momentum", "rate-outside"): lambda h: Call(SGD, lr=h.learning_rate, momentum=h.momentum),
    ("momentum", "damped"): lambda h: Call(SGD, lr=h.learning_rate, momentum=h.momentum, dampening=h.dampening),
    ("nesterov", "rate-outside"): lambda h: Call(SGD, lr=h.learning_rate, momentum=h.momentum, nesterov=True),
    ("adagrad", "paper"): lambda h: Call(
        Adagrad, lr=h.learning_rate, initial_accumulator_value=h.initial_accumulator, eps=h.epsilon),
    ("adadelta", "paper"): lambda h: Call(Adadelta, lr=h.learning_rate, rho=h.rho, eps=h.epsilon),
    ("rmsprop", "epsilon-outside"): lambda h: Call(RMSprop, **_rmsprop_like(h)),
    ("rmsprop", "centered-epsilon-outside"): lambda h: Call(RMSprop, **_rmsprop_like(h), centered=True),
    ("rmsprop", "momentum-rate-outside"): lambda h: Call(RMSprop, **_rmsprop_like(h), momentum=h.momentum),
    ("adam", "paper"): lambda h: Call(Adam, **_adam_like(h)),
    ("adam", "l2-decay"): lambda h: Call(Adam, **_adam_like(h), weight_decay=h.weight_decay),
    ("adamax", "paper"): lambda h: Call(Adamax, lr=h.learning_rate, betas=(h.beta1, h.beta2), eps=0.0),
    ("adamax", "epsilon-in-max"): lambda h: Call(Adamax, **_adam_like(h)),
    ("nadam", "momentum-schedule"): lambda h: Call(NAdam, **_adam_like(h), momentum_decay=h.momentum_decay),
    ("amsgrad", "max-before-correction"): lambda h: Call(Adam, **_adam_like(h), amsgrad=True),
    # As for sgd/independent-decay.
    ("adamw", "paper"): lambda h: Call(AdamW, **_adam_like(h), weight_decay=h.weight_decay / h.learning_rate),
    ("adamw", "decay-times-rate"): lambda h: Call(AdamW, **_adam_like(h), weight_decay=h.weight_decay),
}


class Torch:
    def __init__(self, call, case, dtype="float64"):
        self.parameters = {name: torch.tensor(x, requires_grad=True) for name, x in initial(case, dtype).items()}
        self.optimizer = call.make(self.parameters.values())

    def look(self):
        return self.values()

    def values(self):
        return {name: x.detach().numpy().copy() for name, x in self.parameters.items()}

    def step(self, gradients, rate):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        for name, x in self.parameters.items():  # a parameter without a gradient is not touched, and its steps not counted
            x.grad = torch.tensor(gradients[name]) if name in gradients else None
        self.optimizer.step()


def start(system, dialect, h, case, dtype="float64"):
    """The text of the call and the optimizer; None if this library does not have the rule."""
    if (system, dialect) not in RULES:
        return None
    call = RULES[system, dialect](h)
    return str(call), Torch(call, case, dtype)
