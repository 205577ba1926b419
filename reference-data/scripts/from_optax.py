"""Optax's optimizers: each rule of the table is the call that computes it.

In the calls, `rates` is the schedule: step -> base learning rate times the case's schedule value; and `decays` is
step -> -weight_decay times the case's schedule value.
"""

import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

import jax.numpy as jnp
import numpy as np
import optax
from optax import chain, scale_by_adam, scale_by_learning_rate, trace

from driving import Call, initial

NAME, VERSION, LICENCE = "optax", optax.__version__, "Apache-2.0"


def _moments(h):
    return {"b1": h.beta1, "b2": h.beta2, "eps": h.epsilon}


def _rms(h):
    return {"decay": h.rho, "eps": h.epsilon}


RATE = Call(scale_by_learning_rate, "rates")
DECAY = Call(optax.add_decayed_weights, "decays")  # after the rate: it is not multiplied by it

RULES = {
    ("sgd", "paper"): lambda h: Call(optax.sgd, "rates"),
    ("sgd", "l2-decay"): lambda h: Call(chain, Call(optax.add_decayed_weights, h.weight_decay), Call(optax.sgd, "rates")),
    ("sgd", "independent-decay"): lambda h: Call(chain, Call(optax.sgd, "rates"), DECAY),
    ("momentum", "paper"): lambda h: Call(chain, RATE, Call(trace, h.momentum)),
    ("momentum", "rate-outside"): lambda h: Call(optax.sgd, "rates", momentum=h.momentum),
    ("momentum", "ema"): lambda h: Call(chain, Call(optax.ema, h.momentum, debias=False), RATE),
    ("nesterov", "shifted"): lambda h: Call(chain, RATE, Call(trace, h.momentum, nesterov=True)),
    ("nesterov", "rate-outside"): lambda h: Call(optax.sgd, "rates", momentum=h.momentum, nesterov=True),
    ("adagrad", "epsilon-inside"): lambda h: Call(
        optax.adagrad, "rates", initial_accumulator_value=h.initial_accumulator, eps=h.epsilon),
    ("adadelta", "paper"): lambda h: Call(optax.adadelta, "rates", rho=h.rho, eps=h.epsilon),
    ("rmsprop", "paper"): lambda h: Call(optax.rmsprop, "rates", **_rms(h)),
    ("rmsprop", "epsilon-outside"): lambda h: Call(optax.rmsprop, "rates", **_rms(h), eps_in_sqrt=False),
    ("rmsprop", "centered"): lambda h: Call(optax.rmsprop, "rates", **_rms(h), centered=True),
    ("rmsprop", "centered-epsilon-outside"): lambda h: Call(
        optax.rmsprop, "rates", **_rms(h), eps_in_sqrt=False, centered=True),
    ("rmsprop", "momentum"): lambda h: Call(optax.rmsprop, "rates", **_rms(h), momentum=h.momentum),
    ("rmsprop", "momentum-rate-outside"): lambda h: Call(
        chain, Call(optax.scale_by_rms, **_rms(h), eps_in_sqrt=False), Call(trace, h.momentum), RATE),
    ("adam", "paper"): lambda h: Call(optax.adam, "rates", **_moments(h)),
    ("adam", "epsilon-inside"): lambda h: Call(optax.adam, "rates", b1=h.beta1, b2=h.beta2, eps=0.0, eps_root=h.epsilon),
    ("adam", "l2-decay"): lambda h: Call(
        chain, Call(optax.add_decayed_weights, h.weight_decay), Call(optax.adam, "rates", **_moments(h))),
    ("adamax", "epsilon-in-max"): lambda h: Call(optax.adamax, "rates", **_moments(h)),
    ("nadam", "next-step-correction"): lambda h: Call(optax.adam, "rates", **_moments(h), nesterov=True),
    ("amsgrad", "paper"): lambda h: Call(
        optax.amsgrad, "rates", **_moments(h), bias_correction_mu=False, bias_correction_nu=False),
    ("amsgrad", "max-after-correction"): lambda h: Call(optax.amsgrad, "rates", **_moments(h)),
    ("adamw", "paper"): lambda h: Call(chain, Call(optax.adam, "rates", **_moments(h)), DECAY),
    ("adamw", "decay-times-rate"): lambda h: Call(optax.adamw, "rates", **_moments(h), weight_decay=h.weight_decay),
    ("adabelief", "paper"): lambda h: Call(optax.adabelief, "rates", **_moments(h), eps_root=h.epsilon),
    ("adabelief", "epsilon-outside"): lambda h: Call(optax.adabelief, "rates", **_moments(h), eps_root=0.0),
    ("lion", "paper"): lambda h: Call(optax.lion, "rates", b1=h.beta1, b2=h.beta2, weight_decay=h.weight_decay),
    ("lion", "independent-decay"): lambda h: Call(
        chain, Call(optax.lion, "rates", b1=h.beta1, b2=h.beta2, weight_decay=0.0), DECAY),
}


class Optax:
    def __init__(self, call, h, case, dtype="float64"):
        schedule = jnp.asarray([row["schedule"] for row in case["steps"]])
        self.optimizer = call.make(
            rates=lambda count: h.learning_rate * schedule[count], decays=lambda count: -h.weight_decay * schedule[count])
        self.parameters = {name: jnp.asarray(x) for name, x in initial(case, dtype).items()}
        self.state = self.optimizer.init(self.parameters)

    def look(self):
        return self.values()

    def values(self):
        return {name: np.array(x) for name, x in self.parameters.items()}

    def step(self, gradients, rate):
        # The rate comes from the schedule within the optimizer.
        gradients = {name: jnp.asarray(g) for name, g in gradients.items()}
        updates, self.state = self.optimizer.update(gradients, self.state, self.parameters)
        self.parameters = optax.apply_updates(self.parameters, updates)


class RudersNadam(Optax):
    """No library has it: beta1 * A + (1 - beta1)/(1 - beta1^t) * B, where A is Adam's direction and B that of Adam without memory
    of the gradient (its b1 is 0), g/(sqrt(vhat) + epsilon)."""

    def __init__(self, h, case, dtype="float64"):
        adam = Call(scale_by_adam, **_moments(h))
        memoryless = Call(scale_by_adam, b1=0.0, b2=h.beta2, eps=h.epsilon)
        self.text = f"x -= rate * ({h.beta1} * A + (1 - {h.beta1})/(1 - {h.beta1}**t) * B) with A from {adam}, B from {memoryless}"
        self.beta1, self.t = h.beta1, 0
        self.adam, self.memoryless = adam.make(), memoryless.make()
        self.parameters = {name: jnp.asarray(x) for name, x in initial(case, dtype).items()}
        self.states = self.adam.init(self.parameters), self.memoryless.init(self.parameters)

    def step(self, gradients, rate):
        self.t += 1
        gradients = {name: jnp.asarray(g) for name, g in gradients.items()}
        a, first = self.adam.update(gradients, self.states[0])
        b, second = self.memoryless.update(gradients, self.states[1])
        self.states = first, second
        weight = (1 - self.beta1) / (1 - self.beta1**self.t)
        self.parameters = {name: x - rate * (self.beta1 * a[name] + weight * b[name]) for name, x in self.parameters.items()}


def start(system, dialect, h, case, dtype="float64"):
    """The text of the call and the optimizer; None if this library does not have the rule or the case is not for it."""
    if any(p["since"] > 1 for p in case["parameters"]):
        return None  # the tree of parameters is fixed at the start
    if (system, dialect) == ("nadam", "paper"):
        optimizer = RudersNadam(h, case, dtype)
        return optimizer.text, optimizer
    if (system, dialect) not in RULES:
        return None
    call = RULES[system, dialect](h)
    return str(call), Optax(call, h, case, dtype)
