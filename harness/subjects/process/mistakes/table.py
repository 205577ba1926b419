"""Every mistake and every harmless rewrite."""

import jax_mistakes
import keras_mistakes
import optax_mistakes
import torch_mistakes
import torch_other_mistakes

ADAPTERS = {"torch": "torch_subjects.py", "optax": "optax_subjects.py", "jax": "optax_subjects.py", "keras": "keras_subjects.py"}
TABLE = [
    *torch_mistakes.MISTAKES, *torch_other_mistakes.MISTAKES, *optax_mistakes.MISTAKES, *jax_mistakes.MISTAKES,
    *keras_mistakes.MISTAKES,
]
