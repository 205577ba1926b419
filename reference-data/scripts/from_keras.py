"""Keras' optimizers: each rule of the table is the call that computes it.

Keras runs on its JAX backend: the NumPy backend computes in float32 whenever a float64 array meets a Python number.
"""

import os

os.environ["KERAS_BACKEND"] = "jax"  # read once, when keras is imported

import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

import keras
import numpy as np
from keras.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, Nadam, RMSprop

from driving import Call, initial

NAME, VERSION, LICENCE = "keras", keras.__version__, "Apache-2.0"

keras.config.set_floatx("float64")  # the dtype of the learning rate, too


def _adam_like(h):
    return {"learning_rate": h.learning_rate, "beta_1": h.beta1, "beta_2": h.beta2, "epsilon": h.epsilon}


def _rmsprop_like(h):
    return {"learning_rate": h.learning_rate, "rho": h.rho, "epsilon": h.epsilon}


RULES = {
    ("sgd", "paper"): lambda h: Call(SGD, learning_rate=h.learning_rate),
    # Keras takes weight_decay * rate * x off x before the step: for plain SGD that is the rule.
    ("sgd", "l2-decay"): lambda h: Call(SGD, learning_rate=h.learning_rate, weight_decay=h.weight_decay),
    ("momentum", "paper"): lambda h: Call(SGD, learning_rate=h.learning_rate, momentum=h.momentum),
    ("nesterov", "paper"): lambda h: Call(SGD, learning_rate=h.learning_rate, momentum=h.momentum),
    ("nesterov", "shifted"): lambda h: Call(SGD, learning_rate=h.learning_rate, momentum=h.momentum, nesterov=True),
    ("adagrad", "epsilon-inside"): lambda h: Call(
        Adagrad, learning_rate=h.learning_rate, initial_accumulator_value=h.initial_accumulator, epsilon=h.epsilon),
    ("adadelta", "paper"): lambda h: Call(Adadelta, learning_rate=h.learning_rate, rho=h.rho, epsilon=h.epsilon),
    ("rmsprop", "paper"): lambda h: Call(RMSprop, **_rmsprop_like(h)),
    ("rmsprop", "centered"): lambda h: Call(RMSprop, **_rmsprop_like(h), centered=True),
    ("rmsprop", "momentum"): lambda h: Call(RMSprop, **_rmsprop_like(h), momentum=h.momentum),
    ("adam", "epsilon-hat"): lambda h: Call(Adam, **_adam_like(h)),
    ("adamax", "epsilon-outside"): lambda h: Call(Adamax, **_adam_like(h)),
    ("nadam", "momentum-schedule"): lambda h: Call(Nadam, **_adam_like(h)),
    ("amsgrad", "paper"): lambda h: Call(Adam, **_adam_like(h), amsgrad=True),
    ("amsgrad", "epsilon-hat"): lambda h: Call(Adam, **_adam_like(h), amsgrad=True),
    ("adamw", "epsilon-hat"): lambda h: Call(AdamW, **_adam_like(h), weight_decay=h.weight_decay),
}


class Keras:
    note = ""

    def __init__(self, call, h, case, dtype="float64"):
        self.names, self.h, self.t = [p["name"] for p in case["parameters"]], h, 0
        self.variables = [keras.Variable(x, dtype=dtype, name=name) for name, x in initial(case, dtype).items()]
        self.optimizer = call.make()
        self.optimizer.build(self.variables)

    def look(self):
        return self.values()

    def values(self):
        return {name: np.array(x.value) for name, x in zip(self.names, self.variables)}

    def step(self, gradients, rate):
        self.t += 1
        self.optimizer.learning_rate = self.rate(rate)
        self.optimizer.apply([gradients[name] for name in self.names], self.variables)

    def rate(self, rate):
        return rate


class LookAhead(Keras):
    """Nesterov's method: momentum, but the gradient is taken ahead. Keras' velocity is -v, so x - momentum v is x + momentum * it."""

    note = "; gradient taken at x + momentum * velocity"

    def look(self):
        velocities = [np.array(v.value) for v in self.optimizer.momentums]
        return {name: x + self.h.momentum * v for (name, x), v in zip(self.values().items(), velocities)}


class Uncorrected(Keras):
    """AMSGrad without bias correction: the rate undoes the factor sqrt(1 - beta2^t)/(1 - beta1^t) that Keras puts on it."""

    note = "; learning_rate set to rate * (1 - beta_1**t)/sqrt(1 - beta_2**t) at step t"

    def rate(self, rate):
        return rate * (1 - self.h.beta1**self.t) / (1 - self.h.beta2**self.t) ** 0.5


REALISED = {("nesterov", "paper"): LookAhead, ("amsgrad", "paper"): Uncorrected}


def start(system, dialect, h, case, dtype="float64"):
    """The text of the call and the optimizer; None if this library does not have the rule or the case is not for it."""
    if (system, dialect) not in RULES or any(p["since"] > 1 for p in case["parameters"]):
        return None  # the list of variables is fixed at the start
    if hasattr(h, "momentum_decay"):
        h.momentum_decay = 1.0  # Keras' Nadam has the schedule of the paper built in
    call = RULES[system, dialect](h)
    kind = REALISED.get((system, dialect), Keras)
    return f"{call}{kind.note}", kind(call, h, case, dtype)
