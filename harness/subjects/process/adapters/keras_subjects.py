"""Keras as subjects of Gradmark: optimizers here, the rest in the files beside. Needs keras, jax and numpy, not TensorFlow.

Try it:  ./gradmark run --program "python3 harness/subjects/process/adapters/keras_subjects.py"
"""

import io
import os

os.environ.setdefault("KERAS_BACKEND", "jax")  # read once, when keras is imported

import jax

jax.config.update("jax_platforms", "cpu")

import keras
import numpy as np
from keras.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, Lion, Nadam, RMSprop

import keras_initializers
import keras_schedules
from jsonlines import optimizer, serve
from keras_precision import precision

NAMES = {"beta1": "beta_1", "beta2": "beta_2", "initial_accumulator": "initial_accumulator_value"}


class Session:
    """One optimization: the rate is assigned between steps, as a callback does."""

    def __init__(self, make, dtype, hyperparameters):
        self.made = make, dtype, hyperparameters
        self.dtype, self.base, self.built = dtype, hyperparameters["learning_rate"], False
        with precision(dtype):
            self.variables, self.optimizer = [], make(hyperparameters)

    def add(self, x):
        with precision(self.dtype):
            self.variables.append(keras.Variable(x, dtype=self.dtype))

    def build(self):
        if not self.built:
            self.optimizer.build(self.variables)
            self.built = True

    def step(self, schedule, gradient):
        with precision(self.dtype):
            self.build()
            self.optimizer.learning_rate = self.base * schedule
            gradients = [keras.ops.convert_to_tensor(g) for g in gradient(self.values())]
            self.optimizer.apply(gradients, self.variables)
            return self.values()

    def values(self):
        return [np.asarray(x.value) for x in self.variables]

    def copy(self):
        """Saved and loaded: the variables of the model and those of the optimizer, which was made of the same configuration."""
        other = Session(*self.made)
        for x in self.values():
            other.add(x)
        with precision(self.dtype):
            self.build()
            other.build()
            saved, file = {}, io.BytesIO()
            self.optimizer.save_own_variables(saved)
            np.savez(file, **saved)
            file.seek(0)
            with np.load(file) as store:
                other.optimizer.load_own_variables(dict(store))
        return other


def subject(name, system, dialect, kind, defaults, fixed=None, **options):
    def make(h):
        return kind(**{NAMES.get(key, key): value for key, value in h.items()}, **options)

    def open(dtype, hyperparameters):
        own = {key: value for key, value in hyperparameters.items() if key not in (fixed or {})}
        return Session(make, dtype, own)

    return optimizer(f"keras:{name}", system, dialect, defaults, open, ["schedule", "copy"], fixed)


RATE = {"learning_rate": 0.01}
MOMENTUM = {**RATE, "momentum": 0.0}
MOMENTS = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
RMS = {"learning_rate": 1e-3, "rho": 0.9, "epsilon": 1e-7}
ADAGRAD = {"learning_rate": 1e-3, "initial_accumulator": 0.1, "epsilon": 1e-7}
LION = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0}


def optimizers():
    # "velocity = momentum * velocity - learning_rate * g; w = w + velocity"
    yield subject("sgd", "sgd", "paper", SGD, RATE)
    yield subject("sgd/weight_decay", "sgd", "l2-decay", SGD, {**RATE, "weight_decay": 0.0})
    yield subject("sgd/momentum", "momentum", "paper", SGD, MOMENTUM)
    # "w = w + momentum * velocity - learning_rate * g"
    yield subject("sgd/nesterov", "nesterov", "shifted", SGD, MOMENTUM, nesterov=True)
    yield subject("adagrad", "adagrad", "epsilon-inside", Adagrad, ADAGRAD)
    yield subject("adadelta", "adadelta", "paper", Adadelta, {"learning_rate": 1e-3, "rho": 0.95, "epsilon": 1e-7})
    yield subject("rmsprop", "rmsprop", "paper", RMSprop, RMS)
    yield subject("rmsprop/centered", "rmsprop", "centered", RMSprop, RMS, centered=True)
    yield subject("rmsprop/momentum", "rmsprop", "momentum", RMSprop, {**RMS, "momentum": 0.0})
    # "This epsilon is "epsilon hat" in the Kingma and Ba paper (in the formula just before Section 2.1)", and so in all of its kin.
    yield subject("adam", "adam", "epsilon-hat", Adam, MOMENTS)
    yield subject("adam/amsgrad", "amsgrad", "epsilon-hat", Adam, MOMENTS, amsgrad=True)
    yield subject("adamw", "adamw", "epsilon-hat", AdamW, {**MOMENTS, "weight_decay": 4e-3})
    # "w -= current_lr * m / (u + epsilon)"
    yield subject("adamax", "adamax", "epsilon-outside", Adamax, MOMENTS)
    # Dozat's schedule of momenta, 0.96^t, is built in.
    yield subject("nadam", "nadam", "momentum-schedule", Nadam, MOMENTS, fixed={"momentum_decay": 1.0})
    yield subject("lion", "lion", "paper", Lion, LION)


if __name__ == "__main__":
    subjects = [*optimizers(), *keras_initializers.subjects(), *keras_schedules.subjects()]
    serve("keras", keras.__version__, subjects)
