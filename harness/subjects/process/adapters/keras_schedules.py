"""Keras' learning-rate schedules, weight averages and gradient clipping; the last two are options of its optimizers."""

import types

import jax
import keras
import numpy as np
from keras.optimizers import SGD, schedules

from jsonlines import estimator
from keras_precision import precision


def rates(make):
    """The rate that an optimizer with this schedule uses at each step."""

    def run(inputs, h, dtype):
        optimizer = SGD(learning_rate=make(h, inputs))
        x = keras.Variable(np.zeros(1), dtype=dtype)
        seen = []
        with jax.disable_jit():  # a branch is compiled anew at every step, else: 30 s for 320 steps
            for _ in inputs["step"][0]:
                seen.append(float(np.asarray(optimizer.learning_rate)))
                optimizer.apply([np.zeros(1, dtype)], [x])
        return [seen]

    return run


def pieces(h, inputs):
    boundaries = [int(t) for t in inputs["milestones"][0]]
    values = [h["learning_rate"] * h["decay_rate"] ** k for k in range(len(boundaries) + 1)]
    return schedules.PiecewiseConstantDecay(boundaries, values)


def exponential(staircase):
    return rates(lambda h, inputs: schedules.ExponentialDecay(
        h["learning_rate"], int(h["decay_steps"]), h["decay_rate"], staircase=staircase))


def inverse(staircase):
    return rates(lambda h, inputs: schedules.InverseTimeDecay(
        h["learning_rate"], int(h["decay_steps"]), h["decay_rate"], staircase=staircase))


def polynomial(cycle):
    return rates(lambda h, inputs: schedules.PolynomialDecay(
        h["learning_rate"], int(h["total_steps"]), h["final_rate"], h["power"], cycle=cycle))


def cosine(h, inputs):
    return schedules.CosineDecay(h["learning_rate"], int(h["total_steps"]), alpha=h["final_rate"] / h["learning_rate"])


def warm_cosine(h, inputs):
    """"decay_steps": those of the decay, which begins when the warm-up has ended."""
    return schedules.CosineDecay(
        0.0, int(h["total_steps"]), alpha=h["final_rate"] / h["learning_rate"], warmup_target=h["learning_rate"],
        warmup_steps=int(h["warmup_steps"]))


def restarts(h, inputs):
    return schedules.CosineDecayRestarts(
        h["learning_rate"], int(h["first_cycle"]), h["cycle_growth"], h["restart_decay"], h["final_rate"] / h["learning_rate"])


def plateau(inputs, h, dtype):
    callback = keras.callbacks.ReduceLROnPlateau(
        "loss", factor=h["decay_rate"], patience=int(h["patience"]), mode="min", min_delta=h["threshold"], min_lr=h["final_rate"])
    optimizer = SGD(learning_rate=h["learning_rate"])
    callback.set_model(types.SimpleNamespace(optimizer=optimizer))
    callback.on_train_begin()
    seen = []
    for epoch, metric in enumerate(inputs["metric"][0]):
        callback.on_epoch_end(epoch, {"loss": metric})
        seen.append(float(np.asarray(optimizer.learning_rate)))
    return [seen]


def average(inputs, h, dtype):
    """The model moves by itself; a step with a gradient of zero lets the optimizer see where it is."""
    x = keras.Variable(inputs["start"][0], dtype=dtype)
    optimizer = SGD(use_ema=True, ema_momentum=h["decay"])
    optimizer.build([x])
    seen = []
    for row in inputs["parameters"]:
        x.assign(row)
        optimizer.apply([np.zeros_like(row)], [x])
        kept = keras.Variable(row, dtype=dtype)
        optimizer.finalize_variable_values([x])
        seen.extend(np.asarray(x.value).tolist())
        x.assign(kept)
    return [seen]


def clipped(**options):
    """A step of size 1 from 0 goes where the clipped gradient points from."""

    def run(inputs, h, dtype):
        gradients = [inputs[name] for name in sorted(inputs) if name.startswith("gradient")]
        optimizer = SGD(learning_rate=1.0, **{option: h[name] for option, name in options.items()})
        variables = [keras.Variable(np.zeros(g.shape), dtype=dtype) for g in gradients]
        optimizer.apply(gradients, variables)
        return [[-v for x in variables for v in np.asarray(x.value).ravel().tolist()]]

    return run


SUBJECTS = [  # name, system, dialect, how it is run, fixed
    ("ExponentialDecay", "exponential-decay", "paper", exponential(False), {}),
    ("ExponentialDecay/staircase", "exponential-decay", "staircase", exponential(True), {}),
    ("ExponentialDecay/steps", "step-decay", "paper", exponential(True), {}),
    ("InverseTimeDecay", "inverse-time-decay", "paper", inverse(False), {}),
    ("InverseTimeDecay/staircase", "inverse-time-decay", "staircase", inverse(True), {}),
    ("PiecewiseConstantDecay", "multi-step-decay", "after", rates(pieces), {}),
    ("PolynomialDecay", "polynomial-decay", "paper", polynomial(False), {}),
    ("PolynomialDecay/cycle", "polynomial-decay", "cycle", polynomial(True), {}),
    ("CosineDecay", "cosine-decay", "paper", rates(cosine), {}),
    ("CosineDecay/warmup", "warmup-cosine", "excluding", rates(warm_cosine), {}),
    ("CosineDecayRestarts", "cosine-restarts", "decayed", rates(restarts), {}),
    ("ReduceLROnPlateau", "reduce-on-plateau", "keras", plateau, {}),
    ("use_ema", "exponential-average", "first", average, {}),
    ("clipvalue", "value-clipping", "paper", clipped(clipvalue="clip_value"), {}),
    ("clipnorm", "norm-clipping", "per-tensor", clipped(clipnorm="clip_norm"), {}),
    ("global_clipnorm", "norm-clipping", "paper", clipped(global_clipnorm="clip_norm"), {}),
]


def subjects():
    for name, system, dialect, run, fixed in SUBJECTS:
        yield estimator(f"keras:{name}", system, dialect, {}, within(run), fixed)


def within(run):
    def precisely(inputs, h):
        dtype = next(iter(inputs.values())).dtype.name
        with precision(dtype):
            return run(inputs, h, dtype)

    return precisely
