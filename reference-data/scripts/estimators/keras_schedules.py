"""Learning-rate schedules of Keras, on its JAX backend, and its average of the parameters."""

import jax.numpy as jnp
import keras
import numpy as np
from keras.optimizers import schedules
from keras.src import ops

from . import schedule_questions as ask
from .cases import case, recipe
from .torch_sampling import replaced

keras.config.set_floatx("float64")


def curves(questions, make, n=ask.STEPS):
    for h in questions:
        schedule = make(h)
        yield case(ask.name(h), rates(schedule, n), ask.steps(n), **h)


def rates(schedule, n=ask.STEPS):
    """Keras's cosine of a float64 is a float32, whatever floatx is: JAX's takes its place."""
    with replaced(ops, "cos", jnp.cos):
        return np.array([float(schedule(keras.ops.convert_to_tensor(t, "int32"))) for t in range(n)])


@recipe("exponential-decay", "paper", "keras", "keras.optimizers.schedules.ExponentialDecay")
def exponential():
    return curves(ask.DECAYS, lambda h: schedules.ExponentialDecay(h["learning_rate"], h["decay_steps"], h["decay_rate"]))


@recipe("exponential-decay", "staircase", "keras", "keras.optimizers.schedules.ExponentialDecay(staircase=True)")
def staircase():
    return curves(ask.DECAYS, lambda h: schedules.ExponentialDecay(h["learning_rate"], h["decay_steps"], h["decay_rate"], staircase=True))


@recipe("multi-step-decay", "after", "keras", "keras.optimizers.schedules.PiecewiseConstantDecay")
def multi_step():
    for milestones, h in ask.MILESTONES:
        values = [h["learning_rate"] * h["decay_rate"] ** k for k in range(len(milestones) + 1)]
        value = rates(schedules.PiecewiseConstantDecay(milestones, values))
        yield case(ask.name(h), value, {**ask.steps(), "milestones": [[float(m) for m in milestones]]}, **h)


@recipe("inverse-time-decay", "paper", "keras", "keras.optimizers.schedules.InverseTimeDecay")
def inverse_time():
    return curves(ask.DECAYS, lambda h: schedules.InverseTimeDecay(h["learning_rate"], h["decay_steps"], h["decay_rate"]))


@recipe("inverse-time-decay", "staircase", "keras", "keras.optimizers.schedules.InverseTimeDecay(staircase=True)")
def inverse_time_stairs():
    return curves(ask.DECAYS, lambda h: schedules.InverseTimeDecay(h["learning_rate"], h["decay_steps"], h["decay_rate"], staircase=True))


def polynomials(cycle):
    return curves(
        ask.POLYNOMIALS, lambda h: schedules.PolynomialDecay(h["learning_rate"], h["total_steps"], h["final_rate"], h["power"], cycle=cycle)
    )


@recipe("polynomial-decay", "paper", "keras", "keras.optimizers.schedules.PolynomialDecay")
def polynomial():
    return polynomials(False)


@recipe("polynomial-decay", "cycle", "keras", "keras.optimizers.schedules.PolynomialDecay(cycle=True)")
def polynomial_cycle():
    return polynomials(True)


@recipe("cosine-decay", "paper", "keras", "keras.optimizers.schedules.CosineDecay, with the cosine of JAX")
def cosine():
    return curves(ask.COSINES, lambda h: schedules.CosineDecay(h["learning_rate"], h["total_steps"], h["final_rate"] / h["learning_rate"]))


@recipe("cosine-restarts", "decayed", "keras", "keras.optimizers.schedules.CosineDecayRestarts, with the cosine of JAX")
def restarts():
    return curves(
        ask.RESTARTS,
        lambda h: schedules.CosineDecayRestarts(
            h["learning_rate"], h["first_cycle"], h["cycle_growth"], h["restart_decay"], h["final_rate"] / h["learning_rate"]
        ),
    )


@recipe("warmup-cosine", "excluding", "keras", "keras.optimizers.schedules.CosineDecay(warmup_target, warmup_steps), with the cosine of JAX")
def warmup_cosine():
    return curves(
        ask.WARM_COSINES,
        lambda h: schedules.CosineDecay(
            0.0, h["total_steps"], h["final_rate"] / h["learning_rate"], warmup_target=h["learning_rate"], warmup_steps=h["warmup_steps"]
        ),
    )


@recipe("reduce-on-plateau", "keras", "keras", "keras.callbacks.ReduceLROnPlateau")
def plateau():
    for metric, h in ask.METRICS:
        model = keras.Sequential([keras.layers.Dense(1)])
        model.compile(optimizer=keras.optimizers.SGD(h["learning_rate"]), loss="mse")
        callback = keras.callbacks.ReduceLROnPlateau(
            monitor="m", factor=h["decay_rate"], patience=int(h["patience"]), mode="min", min_delta=h["threshold"], min_lr=h["final_rate"]
        )
        callback.set_model(model)
        callback.on_train_begin()
        seen = []
        for epoch, m in enumerate(metric):
            callback.on_epoch_end(epoch, {"m": float(m)})
            seen.append(float(np.asarray(model.optimizer.learning_rate)))
        yield case(ask.name(h), np.array(seen, np.float64), {"metric": [[float(m) for m in metric]]}, **h)


@recipe("exponential-average", "first", "keras", "keras.optimizers.SGD(use_ema=True)")
def ema():
    start, rows = ask.walk()
    for decay in (0.7, 0.2, 0.99):
        optimizer = keras.optimizers.SGD(1.0, use_ema=True, ema_momentum=decay)
        variable = keras.Variable(start, dtype="float64")
        optimizer.build([variable])
        before, seen = start, []
        for row in rows:
            optimizer.apply([keras.ops.convert_to_tensor(before - row)], [variable])
            seen.append(np.asarray(optimizer._model_variables_moving_average[0], np.float64))
            before = row
        yield case(f"decay {decay}", np.concatenate(seen), ask.path(), decay=decay)
