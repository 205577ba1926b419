"""Optax as subjects of Gradmark: optimizers here, the rest and JAX's initializers in the files beside; see requirements-optax.txt.

Try it:  ./gradmark run --program "python3 harness/subjects/process/adapters/optax_subjects.py"
Steps are compiled, as in a training loop; with --eager they are not: slower steps, but nothing to compile for every new setting.
"""

import functools
import io
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from optax import add_decayed_weights, chain, scale_by_learning_rate, trace

import jax_initializers
import optax_schedules
import optax_timing
from jsonlines import optimizer, serve

jax.config.update("jax_platforms", "cpu")
EAGER = "--eager" in sys.argv


@functools.lru_cache(maxsize=256)
def program(make, dtype, hyperparameters):
    """The functions that begin and step: the optimizer is made with a schedule, whose value at this step is `factor`."""

    def transformation(factor):
        h = dict(hyperparameters)
        rate = h.pop("learning_rate")
        return make(lambda count: rate * factor, h, lambda count: factor)

    def step(parameters, state, gradients, factor):
        updates, state = transformation(factor).update(gradients, state, parameters)
        return optax.apply_updates(parameters, updates), state

    return (lambda parameters: transformation(1.0).init(parameters)), step if EAGER else jax.jit(step)


class Session:
    def __init__(self, make, dtype, hyperparameters):
        self.made = make, dtype, tuple(sorted(hyperparameters.items()))
        self.begin, self.take = program(*self.made)
        self.double, self.parameters, self.state = dtype == "float64", [], None

    def add(self, x):
        self.parameters.append(x)

    def step(self, schedule, gradient):
        with jax.enable_x64(self.double):  # who computes in float32 leaves it off
            if self.state is None:
                self.parameters = [jnp.asarray(x) for x in self.parameters]
                self.state = self.begin(self.parameters)
            gradients = [jnp.asarray(g) for g in gradient(self.parameters)]
            self.parameters, self.state = self.take(self.parameters, self.state, gradients, schedule)
            return self.parameters

    def copy(self):
        """Saved and loaded: the leaves of parameters and state as a file of arrays."""
        other = Session(*self.made[:2], dict(self.made[2]))
        leaves, structure = jax.tree.flatten((self.parameters, self.state))
        file = io.BytesIO()
        np.savez(file, *leaves)
        file.seek(0)
        with jax.enable_x64(self.double), np.load(file) as saved:
            loaded = [jnp.asarray(x) for x in saved.values()]
            other.parameters, other.state = jax.tree.unflatten(structure, loaded)
        return other


NAMES = {"beta1": "b1", "beta2": "b2", "epsilon": "eps", "initial_accumulator": "initial_accumulator_value"}


def alias(function, **options):
    """One of Optax's ready-made optimizers, called with a schedule and every hyperparameter by name."""
    names = {**NAMES, "rho": "rho" if function is optax.adadelta else "decay"}
    return lambda rates, h, factors: function(rates, **{names.get(k, k): v for k, v in h.items()}, **options)


def decays(h, factors):
    """Decay that follows the schedule and not the rate; it comes last in its chain, where updates are those that are added."""
    return add_decayed_weights(lambda count: -h["weight_decay"] * factors(count))


def rest(h):
    return {k: v for k, v in h.items() if k != "weight_decay"}


def independent(function):
    return lambda rates, h, factors: chain(function(rates, rest(h), factors), decays(h, factors))


def l2(function):
    return lambda rates, h, factors: chain(add_decayed_weights(h["weight_decay"]), function(rates, rest(h), factors))


def belief(rates, h, factors):
    """The paper has one epsilon, and it stands where Optax has two: in the average, `eps_root`, and beside the root, `eps`."""
    return optax.adabelief(rates, b1=h["beta1"], b2=h["beta2"], eps=h["epsilon"], eps_root=h["epsilon"])


def epsilon_root(rates, h, factors):
    return optax.adam(rates, b1=h["beta1"], b2=h["beta2"], eps=0.0, eps_root=h["epsilon"])


RATE, DECAY = {"learning_rate": 1e-3}, {"weight_decay": 1e-4}  # Optax has no default rate
MOMENTUM, MOMENTS = {**RATE, "momentum": 0.9}, {**RATE, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
RMS, LION = {**RATE, "rho": 0.9, "epsilon": 1e-8}, {**RATE, "beta1": 0.9, "beta2": 0.99, "weight_decay": 1e-3}
OPTIMIZERS = [  # name, system, dialect, how it is made, defaults
    ("sgd", "sgd", "paper", alias(optax.sgd), RATE),
    ("sgd/decayed", "sgd", "l2-decay", l2(alias(optax.sgd)), {**RATE, **DECAY}),
    ("sgd/then-decayed", "sgd", "independent-decay", independent(alias(optax.sgd)), {**RATE, **DECAY}),
    ("sgd/momentum", "momentum", "rate-outside", alias(optax.sgd), MOMENTUM),
    ("sgd/nesterov", "nesterov", "rate-outside", alias(optax.sgd, nesterov=True), MOMENTUM),
    ("trace", "momentum", "paper", lambda r, h, f: chain(scale_by_learning_rate(r), trace(h["momentum"])), MOMENTUM),
    ("trace/nesterov", "nesterov", "shifted", lambda r, h, f: chain(scale_by_learning_rate(r), trace(h["momentum"], nesterov=True)), MOMENTUM),
    ("ema", "momentum", "ema", lambda r, h, f: chain(optax.ema(h["momentum"], debias=False), scale_by_learning_rate(r)), MOMENTUM),
    ("adagrad", "adagrad", "epsilon-inside", alias(optax.adagrad), {**RATE, "initial_accumulator": 0.1, "epsilon": 1e-7}),
    ("adadelta", "adadelta", "paper", alias(optax.adadelta), {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6}),
    ("rmsprop", "rmsprop", "paper", alias(optax.rmsprop), RMS),
    ("rmsprop/outside", "rmsprop", "epsilon-outside", alias(optax.rmsprop, eps_in_sqrt=False), RMS),
    ("rmsprop/centered", "rmsprop", "centered", alias(optax.rmsprop, centered=True), RMS),
    ("rmsprop/centered-outside", "rmsprop", "centered-epsilon-outside", alias(optax.rmsprop, centered=True, eps_in_sqrt=False), RMS),
    ("rmsprop/momentum", "rmsprop", "momentum", alias(optax.rmsprop), {**RMS, "momentum": 0.9}),
    ("adam", "adam", "paper", alias(optax.adam), MOMENTS),
    ("adam/eps_root", "adam", "epsilon-inside", epsilon_root, MOMENTS),
    ("adam/decayed", "adam", "l2-decay", l2(alias(optax.adam)), {**MOMENTS, **DECAY}),
    ("nadam", "nadam", "next-step-correction", alias(optax.nadam), MOMENTS),
    ("amsgrad", "amsgrad", "max-after-correction", alias(optax.amsgrad), MOMENTS),
    ("amsgrad/biased", "amsgrad", "paper", alias(optax.amsgrad, bias_correction_mu=False, bias_correction_nu=False), MOMENTS),
    ("adamax", "adamax", "epsilon-in-max", alias(optax.adamax), MOMENTS),
    ("adamw", "adamw", "decay-times-rate", alias(optax.adamw), {**MOMENTS, **DECAY}),
    ("adam/then-decayed", "adamw", "paper", independent(alias(optax.adam)), {**MOMENTS, **DECAY}),
    ("adabelief", "adabelief", "paper", belief, {**MOMENTS, "epsilon": 1e-16}),
    ("adabelief/outside", "adabelief", "epsilon-outside", alias(optax.adabelief, eps_root=0.0), {**MOMENTS, "epsilon": 1e-16}),
    ("lion", "lion", "paper", alias(optax.lion), LION),
    ("lion/then-decayed", "lion", "independent-decay", independent(alias(optax.lion, weight_decay=0.0)), LION),
]


def optimizers():
    for name, system, dialect, make, defaults in OPTIMIZERS:
        open, time = functools.partial(Session, make), functools.partial(optax_timing.timed, make)
        yield optimizer(f"optax:{name}", system, dialect, defaults, open, ["schedule", "copy"], timed=time)


if __name__ == "__main__":
    serve("optax", optax.__version__, [*optimizers(), *jax_initializers.subjects(), *optax_schedules.subjects()])
