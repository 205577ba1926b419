"""Keras computes in one precision at a time: its `floatx`, and on JAX the switch for 64 bits."""

import contextlib

import jax
import keras


@contextlib.contextmanager
def precision(dtype):
    """What is made and run inside computes in `dtype`, as in a program that says so at its beginning."""
    keras.config.set_floatx(dtype)
    with jax.enable_x64(dtype == "float64"):
        yield
