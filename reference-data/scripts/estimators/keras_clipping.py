"""Clipping by Keras's optimizers, on its JAX backend."""

import keras

from .cases import case, recipe
from .torch_clipping import flat, named, questions

keras.config.set_floatx("float64")


def clipped(gradients, **options):
    optimizer = keras.optimizers.SGD(1.0, **options)
    return flat(optimizer._clip_gradients([keras.ops.convert_to_tensor(gradient) for gradient in gradients]))


@recipe("norm-clipping", "paper", "keras", "keras.optimizers.SGD(global_clipnorm=...)")
def by_global_norm():
    for name, gradients, limit in questions():
        yield case(name, clipped(gradients, global_clipnorm=limit), named(gradients), clip_norm=limit)


@recipe("norm-clipping", "per-tensor", "keras", "keras.optimizers.SGD(clipnorm=...)")
def by_each_norm():
    for name, gradients, limit in questions():
        yield case(name, clipped(gradients, clipnorm=limit), named(gradients), clip_norm=limit)


@recipe("value-clipping", "paper", "keras", "keras.optimizers.SGD(clipvalue=...)")
def by_value():
    for name, gradients, limit in questions():
        yield case(name, clipped(gradients, clipvalue=limit), named(gradients), clip_value=limit)
