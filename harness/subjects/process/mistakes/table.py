"""Every mistake and every harmless rewrite."""

import jax_mistakes
import keras_mistakes
import optax_mistakes
import second_keras_mistakes
import second_optax_mistakes
import second_torch_mistakes
import second_torch_other_mistakes
import third_keras_mistakes
import third_optax_mistakes
import third_torch_mistakes
import torch_mistakes
import torch_other_mistakes

ADAPTERS = {"torch": "torch_subjects.py", "optax": "optax_subjects.py", "jax": "optax_subjects.py", "keras": "keras_subjects.py"}
FIRST = [
    *torch_mistakes.MISTAKES, *torch_other_mistakes.MISTAKES, *optax_mistakes.MISTAKES, *jax_mistakes.MISTAKES,
    *keras_mistakes.MISTAKES,
]
SECOND = [
    *second_torch_mistakes.MISTAKES, *second_torch_other_mistakes.MISTAKES, *second_optax_mistakes.MISTAKES,
    *second_keras_mistakes.MISTAKES,
]
THIRD = [*third_torch_mistakes.MISTAKES, *third_optax_mistakes.MISTAKES, *third_keras_mistakes.MISTAKES]
TABLE = [*FIRST, *SECOND, *THIRD]
