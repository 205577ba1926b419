"""A line of a library, what is put in its place, and what Gradmark is to say of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """`old` is part of one line of `within`, a function or class of `module`; `new` takes its place.

    `subject` is an id of the adapters that runs this line. `told` is part of a message, or of the cause that goes with it; None
    for what changes nothing, where every claim must pass. `shared`: other subjects run this line, too. `meaning`, where there is
    one: what the changed line does, in words; whether Gradmark said so is then for a reader to judge, in readings.json.
    """

    id: str
    module: str
    within: str
    old: str
    new: str
    subject: str
    told: str | None
    shared: bool = False
    meaning: str = ""


def harmless(id, module, within, old, new, subject, shared=False):
    """The same in other words."""
    return Mistake(id, module, within, old, new, subject, None, shared)


def stated(id, module, within, old, new, subject, meaning, shared=False):
    """A mistake whose name no word can be foreseen of: what it does is said beforehand, and the answer is read."""
    return Mistake(id, module, within, old, new, subject, "", shared, meaning)
